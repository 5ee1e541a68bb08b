import { decodeStandIn, STAND_INS, standInKey } from '../../../functions/flows/stand-in.ts';
import type { StandIn, UploadName, UploadStore, UploadVersion } from '../../../functions/ports.ts';
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
    standIn: (upload) =>
      gate('uploads.read', () => {
        const [found] = standInsIn(bucket.filter(({ version }) => version.key === standInKey(upload)));
        return found;
      }),
    list: (cursor) => gate('uploads.list', () => pageOf(bucket, Number(cursor ?? 0))),
  };
}

function pageOf(bucket: MemoryBucket, from: number) {
  const page = bucket.slice(from, from + PAGE);
  const own = page
    .filter(({ deleted, version }) => !deleted && /^(?:incoming|decisions)\//.test(version.key))
    .map(({ version }) => version);
  const removed = standInsIn(page).map(({ key, versionId, bytes, lastModified }) => ({
    key,
    versionId,
    bytes,
    lastModified,
  }));
  const versions = [...own, ...removed];
  return from + PAGE < bucket.length ? { versions, cursor: String(from + PAGE) } : { versions };
}

function standInsIn(objects: readonly StoredVersion[]): readonly StandIn[] {
  return objects
    .filter(({ deleted, version }) => !deleted && version.key.startsWith(STAND_INS))
    .map(({ body, version }) => decodeStandIn(Buffer.from(body).toString(), version.key));
}
