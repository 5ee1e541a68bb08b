import { hash } from 'node:crypto';
import { basename } from 'node:path';
import type { UploadFacts } from '../../core/findings/receipt.ts';
import { MAX_UPLOAD_BYTES, parseUploadKey, type DatasetId } from '../../core/index.ts';
import type { FileRead } from '../files/read-file.ts';

/** Under which name a file is judged whose own would not do for an upload. */
const PLAIN_NAME = 'file.csv';

/** A file as if it had been uploaded by an operator. Its own name is kept for readers, whatever it is. */
export function uploadFacts({ path, bytes, size, changed }: FileRead, dataset: DatasetId): UploadFacts {
  return {
    key: keyOf(path, dataset) ?? `incoming/${dataset}/${PLAIN_NAME}`,
    versionId: '',
    dataset,
    fileName: path,
    receivedAt: `${changed.toISOString().slice(0, 19)}Z`,
    bytes: size,
    // A file beyond the limit was not read to its end.
    ...(bytes.length <= MAX_UPLOAD_BYTES && { sha256: hash('sha256', bytes) }),
  };
}

/** Whether the file could be uploaded under the name that it has. */
export function isNameAllowed(path: string): boolean {
  return path === '-' || keyOf(path, 'annual-reports') !== undefined;
}

function keyOf(path: string, dataset: DatasetId): string | undefined {
  const key = `incoming/${dataset}/${basename(path)}`;
  return path === '-' || parseUploadKey(key) === undefined ? undefined : key;
}
