import { hash } from 'node:crypto';
import type { UploadName } from '../ports.ts';

/** The id of an upload's receipt (回执编号): its sender can compute it, nobody else can guess it. */
export function receiptIdOf({ key, versionId }: UploadName): string {
  return `r-${hash('sha256', `${key}\n${versionId}`).slice(0, 32)}`;
}
