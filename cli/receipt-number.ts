import { hash } from 'node:crypto';

/** The number of an upload's receipt, as its sender computes it: r- and 32 hex digits. */
export function receiptNumber(key: string, versionId: string): string {
  return `r-${hash('sha256', `${key}\n${versionId}`).slice(0, 32)}`;
}
