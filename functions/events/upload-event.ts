import type { UploadMessage } from '../ports.ts';
import { encodeKey } from './decode-key.ts';

/** A message of ours to the upload queue, in the shape of S3's own, with the number of tries beside it. */
export function uploadEvent({ key, versionId, tries }: UploadMessage): string {
  const s3 = { object: { key: encodeKey(key), versionId } };
  return JSON.stringify({ tries, Records: [{ eventVersion: '2.1', eventName: 'ObjectCreated:Again', s3 }] });
}
