import { createHash } from 'node:crypto';
import type { PiecedFeed, ReceiptStore, ReleaseLog } from '../../../functions/ports.ts';
import type { Gate } from './gate.ts';

/** Objects of a bucket; the tag follows from the bytes, as with S3. */
export type MemoryObjects = Map<string, { readonly body: Uint8Array; readonly etag: string }>;

/** The feed bucket in memory. */
export function memoryFeed(objects: MemoryObjects, gate: Gate): PiecedFeed {
  const write = (key: string, body: Uint8Array) => {
    objects.set(key, { body, etag: `"${createHash('md5').update(body).digest('hex')}"` });
  };
  return {
    get: (key) => gate('feed.get', () => objects.get(key)),
    putImmutable: (key, body) =>
      gate('feed.put', () => {
        if (!objects.has(key)) write(key, body);
      }),
    putPieces: async ({ pieces, mediaType, keyOf }) => {
      const parts: Uint8Array[] = [];
      for await (const piece of pieces) parts.push(piece);
      const body = Buffer.concat(parts);
      const sha256 = createHash('sha256').update(body).digest('hex');
      const path = keyOf(sha256);
      await gate('feed.put', () => {
        if (!objects.has(path)) write(path, body);
      });
      return { path, sha256, bytes: body.length, media_type: mediaType };
    },
    bytesOf: (key) => gate('feed.head', () => objects.get(key)?.body.length),
    pieces: async function* (key) {
      const object = await gate('feed.get', () => objects.get(key));
      if (object === undefined) throw new Error(`${key} is not there`);
      yield object.body;
    },
    swap: (key, body, _mediaType, etag) =>
      gate('feed.swap', () => {
        if (objects.get(key)?.etag !== etag) return false;
        write(key, body);
        return true;
      }),
  };
}

/** The receipts bucket in memory. */
export function memoryReceipts(bodies: Map<string, string>, gate: Gate): ReceiptStore {
  const keep = (folder: string, receiptId: string, body: string) =>
    gate(`${folder}.put`, () => {
      const key = `${folder}/${receiptId}/${createHash('sha256').update(body).digest('hex')}.json`;
      bodies.set(key, body);
      return key;
    });
  return {
    put: (receiptId, body) => keep('receipts', receiptId, body),
    putPlan: (receiptId, body) => keep('plans', receiptId, body),
    get: (key) => gate('receipts.get', () => bodies.get(key)),
  };
}

/** The log of releases in memory. */
export function memoryReleaseLog(
  entries: Map<number, string>,
  gate: Gate,
  notes: Map<number, string> = new Map(),
): ReleaseLog {
  return {
    progress: (release) => gate('releases.get', () => notes.get(release)),
    noteProgress: (release, body) => gate('releases.note', () => void notes.set(release, body)),
    get: (release) => gate('releases.get', () => entries.get(release)),
    claim: (release, body) =>
      gate('releases.claim', () => {
        if (entries.has(release)) return false;
        entries.set(release, body);
        return true;
      }),
  };
}
