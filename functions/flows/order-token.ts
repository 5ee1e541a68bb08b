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

/** Whether the token is that of a filing, and not of a report that was taken over as published. */
export function isFiled(token: string): boolean {
  return token.startsWith('1#');
}

/** The second of an upload (ISO 8601 in UTC) from its token; undefined where it holds none. */
export function momentOf(token: string): string | undefined {
  const [, second = ''] = token.split('#');
  const parts = /^(\d{4})(\d{2})(\d{2})T(\d{2})(\d{2})(\d{2})Z$/.exec(second);
  if (parts === null) return undefined;
  const [, year, month, day, hour, minute, rest] = parts;
  return `${year}-${month}-${day}T${hour}:${minute}:${rest}Z`;
}
