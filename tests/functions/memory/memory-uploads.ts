import type { UploadName, UploadStore, UploadVersion } from '../../../functions/ports.ts';
import type { Gate } from './gate.ts';

/** One object version with its bytes; `deleted` says that this very version was deleted for good. */
export interface StoredVersion {
  readonly version: UploadVersion;
  readonly body: Uint8Array;
  deleted: boolean;
}

/** A versioned bucket: versions in the order in which they were put. */
export type MemoryBucket = StoredVersion[];

const PAGE = 3;

/** The upload bucket in memory. */
export function memoryUploads(bucket: MemoryBucket, gate: Gate): UploadStore {
  const find = ({ key, versionId }: UploadName) =>
    bucket.find(({ version, deleted }) => !deleted && version.key === key && version.versionId === versionId);
  return {
    head: (upload) => gate('uploads.head', () => find(upload)?.version),
    read: (upload) => gate('uploads.read', () => find(upload)?.body),
    countOlderInSameSecond: (upload) =>
      gate('uploads.list', () => {
        const place = bucket.findIndex(({ version }) => version.versionId === upload.versionId);
        return bucket.filter(
          ({ version, deleted }, position) =>
            !deleted &&
            position < place &&
            version.key === upload.key &&
            version.lastModified === upload.lastModified,
        ).length;
      }),
    list: (cursor) => gate('uploads.list', () => pageOf(bucket, Number(cursor ?? 0))),
  };
}

function pageOf(bucket: MemoryBucket, from: number) {
  const versions = bucket
    .slice(from, from + PAGE)
    .filter(({ deleted, version }) => !deleted && /^(?:incoming|decisions)\//.test(version.key))
    .map(({ version }) => version);
  return from + PAGE < bucket.length ? { versions, cursor: String(from + PAGE) } : { versions };
}
