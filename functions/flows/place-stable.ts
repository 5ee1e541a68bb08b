import type { FileEntry } from '../../core/publish/feed-file.ts';
import type { FeedStore } from '../ports.ts';
import type { ReleasePress } from '../release-press.ts';
import { readNamed } from './read-named.ts';

/** What placing works with. */
export interface PlacePorts {
  readonly feed: FeedStore;
  readonly press: ReleasePress;
  /** Hex sha256. */
  readonly sha256: (bytes: Uint8Array) => string;
}

/** Newer releases that came while one was placed; each time somebody else has made one. */
const MOST_RACES = 1_000;

/**
 * Has the fixed addresses lead to the bytes of the newest release in the list. A release is listed before it is placed,
 * and what stands is read before the list is asked again: what is written over is then of no newer release, and who is
 * overtaken goes on with the newer one. Bytes that come back after they were others look like those from before, so the
 * list is asked once more at the end.
 */
export async function placeStable(ports: PlacePorts): Promise<void> {
  let release = await newest(ports);
  for (let race = 0; race < MOST_RACES; race++) {
    if (release === 0) return;
    const isPlaced = await place(release, ports);
    const now = await newest(ports);
    if (isPlaced && now === release) return;
    release = now;
  }
  throw new Error(`the fixed addresses changed ${MOST_RACES} times while they were brought up`);
}

async function newest({ feed, press }: PlacePorts): Promise<number> {
  const index = await feed.get(press.indexKey);
  return index === undefined ? 0 : press.parseIndex(index.body).latest;
}

/** False where somebody else is placing, or has a newer release. */
async function place(release: number, ports: PlacePorts): Promise<boolean> {
  for (const { key, entry } of await addressesOf(release, ports)) {
    const standing = await ports.feed.get(key);
    if (standing !== undefined && ports.sha256(standing.body) === entry.sha256) continue;
    const body = await bytesOf(entry, ports);
    if (body === undefined) continue;
    if ((await newest(ports)) !== release) return false;
    if (!(await ports.feed.swap(key, body, entry.media_type, standing?.etag))) return false;
  }
  return true;
}

/** What is lost or damaged is told by who verifies; it must not keep the next release from being made. */
async function bytesOf(
  { path, sha256 }: FileEntry,
  { feed, sha256: hashOf }: PlacePorts,
): Promise<Uint8Array | undefined> {
  const body = (await feed.get(path))?.body;
  return body !== undefined && hashOf(body) === sha256 ? body : undefined;
}

async function addressesOf(
  release: number,
  ports: PlacePorts,
): Promise<readonly { readonly key: string; readonly entry: FileEntry }[]> {
  const { feed, press } = ports;
  const object = await feed.get(press.manifestKey(release));
  if (object === undefined) throw new Error(`release ${release} has no manifest`);
  const { files, state } = press.parseManifest(object.body);
  const root = press.parseRoot(await readNamed(state, ports));
  return press.stableAddresses(
    files.map(({ name, ...entry }) => ({ name, entry })),
    root,
  );
}
