import type { FileEntry } from '../../../../core/publish/feed-file.ts';
import { feedName } from '../../../../core/publish/feed-name.ts';
import type { RootIndex } from '../../../../core/publish/index-document.ts';
import { mergeEntry, type StandingIndexes } from '../../../../core/publish/merge-entry.ts';
import { parseIndex } from '../../../../core/publish/parse-index.ts';
import type { PublishedReport } from '../../../../core/publish/published-report.ts';
import type { ReleaseContent } from '../../../../core/publish/release/release-content.ts';
import { renderShard } from '../../../../core/publish/render-shard.ts';
import { aShard, sha256 } from '../shard-factory.ts';

/** Feeds in memory: states made of reports, and a reader that counts. */
export function releaseStates() {
  const files = new Map<string, Uint8Array>();
  const read: string[] = [];
  return {
    files,
    read,
    /** A state in which each shard has these reports, shards by `{year}/{region}`. */
    state: (shards: Readonly<Record<string, readonly PublishedReport[]>>): RootIndex => {
      let standing: StandingIndexes = {};
      for (const [place, reports] of Object.entries(shards)) {
        const [year, region = ''] = place.split('/');
        const shard = renderShard({ ...aShard(reports), year: Number(year), region }, sha256);
        for (const file of [...shard.files, shard.manifest]) files.set(file.key, file.body);
        const { entry: shardEntry, groups } = shard;
        const entry = { kind: 'reports', year: Number(year), shard: shardEntry, groups } as const;
        const merged = mergeEntry(indexesFor(standing, place, files), entry, {
          licence: 'CC-BY-4.0',
          sha256,
        });
        for (const file of merged.files) files.set(file.key, file.body);
        standing = { root: parseIndex.root(merged.root.body) };
      }
      if (standing.root === undefined) throw new Error('a state needs a shard');
      return standing.root;
    },
    content: (root: RootIndex, before: RootIndex | undefined, release = 2): ReleaseContent => ({
      entry: {
        schema: 1,
        release,
        released_at: '2022-02-01T18:00:00Z',
        cause: 'daily',
        licence: 'CC-BY-4.0',
        engine: { version: '0', ruleset: '0' },
        publisher: { name: '示例', contact: 'opendata@example.org' },
        public_url: 'https://data.example.org',
        state: { path: feedName.state('0'), sha256: '0'.repeat(64), bytes: 0, media_type: '' },
      },
      root,
      before,
      previous: undefined,
      read: async (entry) => {
        read.push(entry.path);
        return bodyOf(entry, files);
      },
      sha256,
    }),
  };
}

function indexesFor(
  { root }: StandingIndexes,
  place: string,
  files: ReadonlyMap<string, Uint8Array>,
): StandingIndexes {
  const [year, region = ''] = place.split('/');
  const yearEntry = root?.years.find((entry) => entry.year === Number(year));
  if (yearEntry === undefined) return { root };
  const yearIndex = parseIndex.year(bodyOf(yearEntry, files));
  const provinceEntry = yearIndex.provinces.find(({ province }) => province === region.slice(0, 2));
  const yearRollup = parseIndex.yearRollup(bodyOf(yearIndex.rollup, files));
  if (provinceEntry === undefined) return { root, year: yearIndex, yearRollup };
  const province = parseIndex.province(bodyOf(provinceEntry, files));
  const provinceRollup = parseIndex.provinceRollup(bodyOf(province.rollup, files));
  return { root, year: yearIndex, yearRollup, province, provinceRollup };
}

function bodyOf({ path }: FileEntry, files: ReadonlyMap<string, Uint8Array>): Uint8Array {
  const body = files.get(path);
  if (body === undefined) throw new Error(`${path} is not there`);
  return body;
}
