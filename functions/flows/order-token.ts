import { hash } from 'node:crypto';
import type { UploadVersion } from '../ports.ts';
import { receiptIdOf } from './receipt-id.ts';

/** Published by others and taken over: always below what was filed. */
const IMPORTS: readonly string[] = ['published-reports'];

/** Where an upload stands in the order of uploads (DESIGN: Order). */
export interface UploadPlace {
  readonly upload: UploadVersion;
  readonly dataset: string;
  /** How many older versions of the key share its second. */
  readonly older: number;
}

/**
 * The token of everything that an upload brings: filed above imported, then S3's last-modified second, then
 * the key's hash, then S3's own order of the key's versions; compares as a plain string. It ends in a piece of
 * the receipt's id, so that two uploads never share one, even when a version between them was deleted for good.
 */
export function orderToken({ upload, dataset, older }: UploadPlace): string {
  const rank = IMPORTS.includes(dataset) ? '0' : '1';
  const second = upload.lastModified.replaceAll(/[-:]/g, '');
  const key = hash('sha256', upload.key).slice(0, 16);
  return [rank, second, key, String(older).padStart(6, '0'), receiptIdOf(upload).slice(2, 10)].join('#');
}
