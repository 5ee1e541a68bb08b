import { createHash } from 'node:crypto';

/** The id of the receipt of an upload: its sender can compute it, nobody else can guess it. */
export function receiptId(key: string, versionId: string): string {
  return `r-${createHash('sha256').update(`${key}\n${versionId}`).digest('hex').slice(0, 32)}`;
}
