import assert from 'node:assert/strict';
import { test } from 'node:test';
import * as fc from 'fast-check';
import { SERIES } from '../../../core/forms/series/series-item.ts';
import { RULE_BOOK } from '../../../core/judge/rule-book.ts';
import { entryMark, markOfEntry } from '../../../core/publish/entry-mark.ts';
import { MEDIA_TYPE } from '../../../core/publish/feed-file.ts';
import { feedName, provinceOf } from '../../../core/publish/feed-name.ts';
import type { ShardEntry } from '../../../core/publish/index-document.ts';
import {
  mergeEntry,
  type MergedIndexes,
  type StandingIndexes,
  type UnitEntry,
} from '../../../core/publish/merge-entry.ts';
import { addCoverage } from '../../../core/publish/rollup/rollup-group.ts';
import { parseIndex } from '../../../core/publish/parse-index.ts';
import { renderOrganisations } from '../../../core/publish/render-organisations.ts';
import { anOrganisation, sha256, textOf } from './shard-factory.ts';

const setting = { licence: 'CC-BY-4.0', sha256 };

test('the first entry makes a province index, a year index and the root', () => {
  const shard = aShardEntry('419001', 3);
  const { root, years, provinces, yearRollups, provinceRollups } = read(
    merged([{ kind: 'reports', year: 2021, shard, groups: [] }]),
  );
  assert.deepEqual(provinces, [
    {
      schema: 1,
      year: 2021,
      province: '41',
      licence: 'CC-BY-4.0',
      version: 3,
      reports: 1,
      rollup: provinces[0]?.rollup,
      regions: [shard],
    },
  ]);
  assert.deepEqual(provinceRollups, [
    {
      schema: 1,
      licence: 'CC-BY-4.0',
      year: 2021,
      version: 3,
      province: '41',
      regions: [{ region: '419001', groups: [] }],
    },
  ]);
  assert.deepEqual(yearRollups, [
    { schema: 1, licence: 'CC-BY-4.0', year: 2021, version: 3, provinces: [{ province: '41', groups: [] }] },
  ]);
  const [{ provinces: named, rollup, ...year } = { provinces: [], rollup: undefined }] = years;
  assert.match(rollup?.path ?? '', /^feeds\/v1\/years\/2021\/rollup-[0-9a-f]{64}\.json$/);
  assert.deepEqual(year, {
    schema: 1,
    year: 2021,
    form: '2021',
    licence: 'CC-BY-4.0',
    version: 3,
    reports: 1,
  });
  assert.deepEqual(
    named.map(({ province, version, reports }) => [province, version, reports]),
    [['41', 3, 1]],
  );
  assert.deepEqual(
    root.years.map(({ year: number, form, version }) => [number, form, version]),
    [[2021, '2021', 3]],
  );
  assert.deepEqual(
    root.dictionaries.map(({ name }) => name),
    ['items.csv', 'items.json', 'rules.json', 'series.csv', 'series.json'],
  );
  assert.deepEqual([root.licence, root.reports, root.version], ['CC-BY-4.0', 1, 3 + 5]);
});

test('an entry replaces its own and leaves its neighbours as they were', () => {
  const { provinces, root } = read(
    merged([
      { kind: 'reports', year: 2021, ...aShard('419001', 1) },
      { kind: 'reports', year: 2021, ...aShard('410100', 1) },
      { kind: 'reports', year: 2021, ...aShard('321300', 1) },
      { kind: 'reports', year: 2020, ...aShard('419001', 7) },
      { kind: 'reports', year: 2021, ...aShard('419001', 2) },
    ]),
  );
  assert.deepEqual(
    provinces.map(({ year, province, regions }) => [
      year,
      province,
      regions.map(({ region, version }) => [region, version]),
    ]),
    [
      [2020, '41', [['419001', 7]]],
      [2021, '32', [['321300', 1]]],
      [
        2021,
        '41',
        [
          ['410100', 1],
          ['419001', 2],
        ],
      ],
    ],
  );
  assert.deepEqual(
    root.years.map(({ year, version, reports }) => [year, version, reports]),
    [
      [2020, 7, 1],
      [2021, 4, 3],
    ],
  );
});

test('a roll-up holds the newest row of each region, and the year the sum of its provinces', () => {
  const { provinceRollups, yearRollups } = read(
    merged([
      { kind: 'reports', year: 2021, ...aShard('419001', 1) },
      { kind: 'reports', year: 2021, ...aShard('410100', 5) },
      { kind: 'reports', year: 2021, ...aShard('419001', 2) },
      { kind: 'reports', year: 2021, ...aShard('321300', 1) },
    ]),
  );
  const expected = provinceRollups.map(({ regions }) =>
    regions.map(({ region, groups }) => [region, groups[0]?.coverage.expected]),
  );
  assert.deepEqual(expected, [
    [['321300', 1]],
    [
      ['410100', 5],
      ['419001', 2],
    ],
  ]);
  assert.deepEqual(
    yearRollups[0]?.provinces.map(({ province, groups }) => [province, groups[0]?.coverage.expected]),
    [
      ['32', 1],
      ['41', 7],
    ],
  );
});

test('the register stands in the root with the sum of its revisions', () => {
  const { root } = read(
    merged([anOrganisationsEntry(2), { kind: 'reports', year: 2021, ...aShard('419001', 1) }]),
  );
  assert.deepEqual(
    root.dictionaries.map(({ name, version, rows }) => [name, version, rows]),
    [
      ['items.csv', 1, 226],
      ['items.json', 1, 226],
      ['organisations.csv', 2, 1],
      ['organisations.json', 2, 1],
      ['rules.json', 1, RULE_BOOK.length],
      ['series.csv', 1, SERIES.length],
      ['series.json', 1, SERIES.length],
    ],
  );
});

test('the files of items are put once, not with every publishing', () => {
  const entry: UnitEntry = { kind: 'reports', year: 2021, ...aShard('419001', 1) };
  const first = mergeEntry({}, entry, setting);
  assert.equal(first.files.filter(({ key }) => key.includes('/items-')).length, 2);
  const second = mergeEntry(standingFor(first.files, first.root, entry), entry, setting);
  assert.equal(second.files.filter(({ key }) => key.includes('/items-')).length, 0);
});

test('merging the same entry again gives the same bytes', () => {
  const entry: UnitEntry = { kind: 'reports', year: 2021, ...aShard('419001', 1) };
  const once = merged([entry]);
  assert.deepEqual(merged([entry, entry]), once);
});

test('the order in which units come does not show in the bytes', () => {
  const entries: readonly UnitEntry[] = [
    { kind: 'reports', year: 2021, ...aShard('419001', 1) },
    { kind: 'reports', year: 2021, ...aShard('321300', 2) },
    { kind: 'reports', year: 2021, ...aShard('410100', 3) },
    { kind: 'reports', year: 2019, ...aShard('419001', 4) },
    anOrganisationsEntry(5),
  ];
  const expected = read(merged(entries));
  fc.assert(
    fc.property(fc.shuffledSubarray([...entries], { minLength: entries.length }), (shuffled) => {
      assert.deepEqual(read(merged(shuffled)), expected);
    }),
    { numRuns: 30 },
  );
});

const LOST = [
  {
    what: 'a year index',
    standing: (all: StandingIndexes) => ({ root: all.root }),
    because: /index of year 2021/,
  },
  {
    what: 'a province index',
    standing: (all: StandingIndexes) => ({ ...all, province: undefined }),
    because: /index of province 41 of 2021/,
  },
  {
    what: 'the roll-up of a year',
    standing: (all: StandingIndexes) => ({ ...all, yearRollup: undefined }),
    because: /index of year 2021/,
  },
  {
    what: 'the roll-up of a province',
    standing: (all: StandingIndexes) => ({ ...all, provinceRollup: undefined }),
    because: /index of province 41 of 2021/,
  },
];

for (const { what, standing, because } of LOST) {
  test(`${what} that is named but was not read is not overwritten`, () => {
    const entry: UnitEntry = { kind: 'reports', year: 2021, ...aShard('419001', 1) };
    const first = mergeEntry({}, entry, setting);
    const all = standingFor(first.files, first.root, entry);
    assert.throws(() => mergeEntry(standing(all), entry, setting), { name: 'FeedFault', message: because });
  });
}

test("a unit's mark follows its own entry and no other", () => {
  const unit = { kind: 'reports', year: 2021, region: '419001' } as const;
  const other: UnitEntry = { kind: 'reports', year: 2021, ...aShard('410100', 1) };
  const own: UnitEntry = { kind: 'reports', year: 2021, ...aShard('419001', 1) };
  const newer: UnitEntry = { kind: 'reports', year: 2021, ...aShard('419001', 2) };
  assert.equal(entryMark({}, unit), undefined);
  assert.equal(entryMark(after([other], own), unit), undefined);
  const mark = entryMark(after([own], own), unit);
  assert.notEqual(mark, undefined);
  assert.equal(markOfEntry(own), mark);
  assert.equal(entryMark(after([own, other], own), unit), mark);
  assert.notEqual(entryMark(after([own, newer], own), unit), mark);
});

test("the register's mark follows its dictionaries", () => {
  const unit = { kind: 'organisations' } as const;
  const own = anOrganisationsEntry(1);
  const reports: UnitEntry = { kind: 'reports', year: 2021, ...aShard('419001', 1) };
  assert.equal(entryMark(after([reports], own), unit), undefined);
  const mark = entryMark(after([own], own), unit);
  assert.notEqual(mark, undefined);
  assert.equal(markOfEntry(own), mark);
  assert.equal(entryMark(after([own, reports], own), unit), mark);
  assert.notEqual(entryMark(after([anOrganisationsEntry(2)], own), unit), mark);
});

/** What a shard's publishing brings: its groups tell its version, so that roll-ups differ as it does. */
function aShard(region: string, version: number) {
  const coverage = { ...addCoverage([]), expected: version, reported: version };
  const group = { of: 'organs', level: 'county', government: null, unit: null, coverage } as const;
  return { shard: aShardEntry(region, version), groups: [{ ...group, missing: [], sums: [] }] };
}

function aShardEntry(region: string, version: number): ShardEntry {
  const hash = sha256(new TextEncoder().encode(`${region} ${version}`));
  const path = feedName.shardManifest({ year: 2021, region }, hash);
  return { region, version, reports: 1, path, sha256: hash, bytes: 1, media_type: MEDIA_TYPE.json };
}

function anOrganisationsEntry(revision: number): UnitEntry {
  const register = { organisations: [anOrganisation({ revision })], licence: 'CC-BY-4.0' };
  return { kind: 'organisations', dictionaries: renderOrganisations(register, sha256).entries };
}

interface Bucket {
  readonly files: MergedIndexes['files'];
  readonly root: MergedIndexes['root'];
}

/** Merges entries one after the other, as the publisher does, keeping everything ever put. */
function merged(entries: readonly UnitEntry[]): Bucket {
  return entries.reduce<Bucket>(
    (bucket, entry) => {
      const next = mergeEntry(
        bucket.files.length === 0 ? {} : standingFor(bucket.files, bucket.root, entry),
        entry,
        setting,
      );
      const fresh = next.files.filter((file) => !bucket.files.some(({ key }) => key === file.key));
      return { files: [...bucket.files, ...fresh], root: next.root };
    },
    { files: [], root: { key: '', body: new Uint8Array(), mediaType: '', sha256: '' } },
  );
}

function after(entries: readonly UnitEntry[], unit: UnitEntry): StandingIndexes {
  const { files, root } = merged(entries);
  return standingFor(files, root, unit);
}

/** Reads the indexes above a unit as the publisher does: from the root down, by path. */
function standingFor(
  files: MergedIndexes['files'],
  rootFile: MergedIndexes['root'],
  unit: UnitEntry,
): StandingIndexes {
  const root = parseIndex.root(rootFile.body);
  if (unit.kind !== 'reports') return { root };
  const yearEntry = root.years.find(({ year }) => year === unit.year);
  const year = yearEntry && parseIndex.year(bodyOf(files, yearEntry.path));
  if (year === undefined) return { root };
  const yearRollup = parseIndex.yearRollup(bodyOf(files, year.rollup.path));
  const provinceEntry = year.provinces.find(({ province }) => province === provinceOf(unit.shard.region));
  if (provinceEntry === undefined) return { root, year, yearRollup };
  const province = parseIndex.province(bodyOf(files, provinceEntry.path));
  const provinceRollup = parseIndex.provinceRollup(bodyOf(files, province.rollup.path));
  return { root, year, yearRollup, province, provinceRollup };
}

/** Everything that a reader sees who starts at the root. */
function read({ files, root: rootFile }: Bucket) {
  const root = parseIndex.root(rootFile.body);
  const years = root.years.map(({ path }) => parseIndex.year(bodyOf(files, path)));
  const provinces = years.flatMap((year) =>
    year.provinces.map(({ path }) => parseIndex.province(bodyOf(files, path))),
  );
  const yearRollups = years.map(({ rollup }) => parseIndex.yearRollup(bodyOf(files, rollup.path)));
  const provinceRollups = provinces.map(({ rollup }) =>
    parseIndex.provinceRollup(bodyOf(files, rollup.path)),
  );
  return { root, years, provinces, yearRollups, provinceRollups, text: textOf(rootFile.body) };
}

function bodyOf(files: MergedIndexes['files'], path: string): Uint8Array {
  const file = files.find(({ key }) => key === path);
  assert.ok(file, `${path} was put`);
  assert.equal(sha256(file.body), file.sha256);
  return file.body;
}
