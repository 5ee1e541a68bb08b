import type { FileEntry } from '../../core/publish/feed-file.ts';
import type { FeedStore } from '../ports.ts';

/** What reading files by their entries works with. */
export interface NamedPorts {
  readonly feed: Pick<FeedStore, 'get'>;
  /** Hex sha256. */
  readonly sha256: (bytes: Uint8Array) => string;
}

/** The bytes behind an entry; anything else in their place is our fault. */
export async function readNamed({ path, sha256, bytes }: FileEntry, ports: NamedPorts): Promise<Uint8Array> {
  const object = await ports.feed.get(path);
  if (object === undefined) throw new Error(`${path} is named by the feeds and is not there`);
  if (object.body.length !== bytes || ports.sha256(object.body) !== sha256)
    throw new Error(`${path} does not have the bytes that its hash promises`);
  return object.body;
}
