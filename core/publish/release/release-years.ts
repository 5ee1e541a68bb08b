import { FeedFault } from '../feed-fault.ts';
import type { FileEntry } from '../feed-file.ts';
import type { ShardFileName } from '../feed-name.ts';
import type { RootIndex, ShardEntry, ShardManifest, YearEntry } from '../index-document.ts';
import { parseIndex } from '../parse-index.ts';
import type { BuildShard } from './build-account.ts';
import type { ReleaseContent } from './release-content.ts';
import type { ReleaseShard } from './release-shard.ts';
import type { ReleaseYear } from './year-files.ts';

type Content = Pick<ReleaseContent, 'root' | 'read' | 'entry'>;

/** The dictionaries that lie beside the tables of a year. */
const DICTIONARIES = ['items.csv', 'organisations.csv', 'series.csv'];

/** One year of a release; manifests are read now, tables when they are needed. */
export async function releaseYear(entry: YearEntry, content: Content): Promise<ReleaseYear> {
  const { provinces } = parseIndex.year(await content.read(entry));
  const shards: (ReleaseShard & BuildShard)[] = [];
  for (const province of provinces) {
    const { regions } = parseIndex.province(await content.read(province));
    for (const region of regions) shards.push(await releaseShard(entry.year, region, content));
  }
  const dictionaries = await dictionariesOf(content);
  return { year: entry.year, engine: content.entry.engine, shards, dictionaries };
}

/** The state of dictionaries by hash: what differs here makes every year's files new. */
export function dictionaryMark({ dictionaries }: RootIndex): string {
  return DICTIONARIES.map((name) => dictionaries.find((one) => one.name === name)?.sha256).join(' ');
}

async function releaseShard(year: number, region: ShardEntry, { read }: Content) {
  const manifest = parseIndex.manifest(await read(region));
  const fileOf = (name: ShardFileName) => namedIn(manifest, name);
  return {
    year,
    region: region.region,
    sha256: region.sha256,
    read: (name: ShardFileName) => read(fileOf(name)),
    bytes: (name: ShardFileName) => fileOf(name).bytes,
    // Read again and not kept: the manifests of a country name every report.
    manifest: async () => parseIndex.manifest(await read(region)),
  };
}

function namedIn({ files, year, region }: ShardManifest, name: ShardFileName): FileEntry {
  const file = files.find((one) => one.name === name);
  if (file !== undefined) return file;
  throw new FeedFault(`the manifest of ${region} and ${year} names no ${name}`);
}

async function dictionariesOf({ root, read }: Content): Promise<ReleaseYear['dictionaries']> {
  const named = root.dictionaries.filter(({ name }) => DICTIONARIES.includes(name));
  return Promise.all(named.map(async (entry) => ({ name: entry.name, body: await read(entry) })));
}
