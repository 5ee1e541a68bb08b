import { hash } from 'node:crypto';
import type { PublishedOrganisation } from '../core/publish/published-organisation.ts';
import type { ShardPlace } from '../core/publish/feed-name.ts';
import type { PublishedReport } from '../core/publish/published-report.ts';
import { mergeEntry, type StandingIndexes } from '../core/publish/merge-entry.ts';
import { parseIndex } from '../core/publish/parse-index.ts';
import { groupUnits } from '../core/publish/rollup/group-units.ts';
import { writeGroup } from '../core/publish/rollup/rollup-document.ts';
import { unitStates } from '../core/publish/rollup/unit-state.ts';

const SETTING = { licence: 'CC-BY-4.0', sha256: (bytes: Uint8Array) => hash('sha256', bytes) };

/** The indexes and roll-ups of synthetic reports, by key: all that sums and series are answered from. */
export function feedsOf(reports: readonly PublishedReport[]): ReadonlyMap<string, Uint8Array> {
  const objects = new Map<string, Uint8Array>();
  const newest = new Map<string, string>();
  let standing: StandingIndexes = {};
  const shards = Map.groupBy(reports, ({ orgId, year }) => `${year} ${orgId.slice(0, 6)}`);
  for (const [shard, own] of shards) {
    const [year, region] = [Number(shard.slice(0, 4)), shard.slice(5)];
    const above = indexesAbove(standing, { year, region }, objects);
    const merged = mergeEntry(above, entryOf(year, region, own), SETTING);
    for (const { key, body } of merged.files) {
      const name = key.replace(/-[0-9a-f]{64}/, '');
      objects.delete(newest.get(name) ?? '');
      newest.set(name, key);
      objects.set(key, body);
    }
    objects.set(merged.root.key, merged.root.body);
    standing = { root: parseIndex.root(merged.root.body) };
  }
  return objects;
}

function entryOf(year: number, region: string, own: readonly PublishedReport[]) {
  const byId = new Map(own.map((report) => [report.orgId, report]));
  const organisations = own.map(({ orgId }): PublishedOrganisation => {
    const row = { nameZh: orgId, kind: 'department', validFrom: '2000-01-01', revision: 1 } as const;
    return { orgId, region, ...row };
  });
  const states = unitStates({ year, organisations, rounds: [], reports: byId, withdrawn: new Set() });
  const groups = groupUnits(states, byId, organisations).map(writeGroup);
  const file = { path: `manifest-${region}`, sha256: '0'.repeat(64), bytes: 0, media_type: '' };
  const shard = { region, version: own.length, reports: own.length, ...file };
  return { kind: 'reports', year, shard, groups } as const;
}

function indexesAbove(
  { root }: StandingIndexes,
  shard: ShardPlace,
  objects: ReadonlyMap<string, Uint8Array>,
): StandingIndexes {
  const entry = root?.years.find(({ year }) => year === shard.year);
  if (root === undefined || entry === undefined) return { root };
  const read = (path: string) => {
    const body = objects.get(path);
    if (body === undefined) throw new Error(`${path} is not there`);
    return body;
  };
  const year = parseIndex.year(read(entry.path));
  const yearRollup = parseIndex.yearRollup(read(year.rollup.path));
  const named = year.provinces.find(({ province }) => shard.region.startsWith(province));
  if (named === undefined) return { root, year, yearRollup };
  const province = parseIndex.province(read(named.path));
  const provinceRollup = parseIndex.provinceRollup(read(province.rollup.path));
  return { root, year, yearRollup, province, provinceRollup };
}
