import type { FileEntry } from '../feed-file.ts';
import type { ShardPlace } from '../feed-name.ts';
import type { RootIndex, ShardEntry } from '../index-document.ts';
import { parseIndex } from '../parse-index.ts';

/** A shard whose manifest is not the same in two states; undefined where a state does not have it. */
export interface ChangedShard extends ShardPlace {
  readonly before: ShardEntry | undefined;
  readonly after: ShardEntry | undefined;
}

type Read = (entry: FileEntry) => Promise<Uint8Array>;

/** The shards that differ between two states, by year and region; nothing below equal hashes is read. */
export async function* changedShards(
  before: RootIndex | undefined,
  after: RootIndex,
  read: Read,
): AsyncGenerator<ChangedShard> {
  for (const [year, yearBefore, yearAfter] of differing(
    before?.years ?? [],
    after.years,
    (one) => one.year,
  )) {
    const [old, now] = [await provincesOf(yearBefore, read), await provincesOf(yearAfter, read)];
    for (const [, was, is] of differing(old, now, ({ province }) => province)) {
      const [oldRegions, regions] = [await regionsOf(was, read), await regionsOf(is, read)];
      for (const [region, shardBefore, shardAfter] of differing(oldRegions, regions, (one) => one.region)) {
        yield { year, region, before: shardBefore, after: shardAfter };
      }
    }
  }
}

async function provincesOf(entry: FileEntry | undefined, read: Read) {
  return entry === undefined ? [] : parseIndex.year(await read(entry)).provinces;
}

async function regionsOf(entry: FileEntry | undefined, read: Read) {
  return entry === undefined ? [] : parseIndex.province(await read(entry)).regions;
}

/** The entries of two ordered lists that do not have the same hash, side by side, in the order of their names. */
function differing<Entry extends FileEntry, Name extends string | number>(
  before: readonly Entry[],
  after: readonly Entry[],
  nameOf: (entry: Entry) => Name,
): readonly (readonly [Name, Entry | undefined, Entry | undefined])[] {
  const old = new Map(before.map((entry) => [nameOf(entry), entry]));
  const now = new Map(after.map((entry) => [nameOf(entry), entry]));
  const names = [...new Set([...old.keys(), ...now.keys()])].toSorted((a, b) => (a < b ? -1 : 1));
  return names
    .map((name) => [name, old.get(name), now.get(name)] as const)
    .filter(([, was, is]) => was?.sha256 !== is?.sha256);
}
