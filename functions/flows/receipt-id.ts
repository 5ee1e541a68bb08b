import { createHash } from 'node:crypto';
import type { UploadName } from '../ports.ts';

/** The id of an upload's receipt (回执编号): its sender can compute it, nobody else can guess it. */
export function receiptIdOf({ key, versionId }: UploadName): string {
  return `r-${createHash('sha256').update(`${key}\n${versionId}`).digest('hex').slice(0, 32)}`;
}
