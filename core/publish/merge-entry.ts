import { formOfYear } from '../forms/form.ts';
import { renderProvinceRollup, renderYearRollup } from './rollup/render-rollup.ts';
import type { GroupDocument, ProvinceRollupDocument, YearRollupDocument } from './rollup/rollup-document.ts';
import { ABOUT_FEEDS } from './about-feeds.ts';
import { FeedFault } from './feed-fault.ts';
import { feedFile, fileEntry, type FeedFile, type Sha256 } from './feed-file.ts';
import { feedJson } from './feed-json.ts';
import { feedName, provinceOf } from './feed-name.ts';
import { FEED_SCHEMA } from './feed-schema.ts';
import type {
  DictionaryEntry,
  ProvinceEntry,
  ProvinceIndex,
  RootIndex,
  ShardEntry,
  YearEntry,
  YearIndex,
} from './index-document.ts';
import { fixedDictionaries } from './fixed-dictionaries.ts';

/** The indexes above a unit as they were read; undefined what does not stand yet. */
export interface StandingIndexes {
  readonly root?: RootIndex | undefined;
  readonly year?: YearIndex | undefined;
  readonly province?: ProvinceIndex | undefined;
  /** The roll-ups that the year and the province name. */
  readonly yearRollup?: YearRollupDocument | undefined;
  readonly provinceRollup?: ProvinceRollupDocument | undefined;
}

/** What a unit's publishing brings into the indexes. */
export type UnitEntry =
  | {
      readonly kind: 'reports';
      readonly year: number;
      readonly shard: ShardEntry;
      readonly groups: readonly GroupDocument[];
    }
  | { readonly kind: 'organisations' | 'rounds'; readonly dictionaries: readonly DictionaryEntry[] };

/** The new indexes: `files` are named by their hash and put first, then `root` is swapped in. */
export interface MergedIndexes {
  readonly files: readonly FeedFile[];
  readonly root: FeedFile;
}

/** What every index needs beside the entry. */
export interface FeedSetting {
  /** SPDX id or URL. */
  readonly licence: string;
  readonly sha256: Sha256;
}

/**
 * Merges a unit's entry into the indexes above it and touches nothing else in them. Equal input gives equal
 * bytes: a root with the sha256 of the standing one need not be swapped. Throws a `FeedFault` where an index
 * is named but not given, because what it holds would be lost.
 */
export function mergeEntry(standing: StandingIndexes, entry: UnitEntry, setting: FeedSetting): MergedIndexes {
  const fixed = fixedDictionaries(setting.sha256);
  const newFixed = fixed.files.filter((file) => !isNamed(standing.root, file));
  if (entry.kind !== 'reports') {
    const change = { years: [], dictionaries: [...fixed.entries, ...entry.dictionaries] };
    return { files: newFixed, root: mergeRoot(standing.root, change, setting) };
  }
  const province = mergeProvince(standing, entry, setting);
  const year = mergeYear(
    standing,
    { year: entry.year, province: province.entry, groups: province.groups },
    setting,
  );
  const change = { years: [year.entry], dictionaries: fixed.entries };
  return {
    files: [...newFixed, province.rollup, province.file, year.rollup, year.file],
    root: mergeRoot(standing.root, change, setting),
  };
}

function isNamed(root: RootIndex | undefined, file: FeedFile): boolean {
  return root?.dictionaries.some(({ path }) => path === file.key) ?? false;
}

interface Merged<Entry> {
  readonly file: FeedFile;
  readonly entry: Entry;
  readonly rollup: FeedFile;
}

type ReportsEntry = Extract<UnitEntry, { kind: 'reports' }>;

function mergeProvince(
  standing: StandingIndexes,
  { year, shard, groups }: ReportsEntry,
  setting: FeedSetting,
): Merged<ProvinceEntry> & Pick<ReportsEntry, 'groups'> {
  const province = provinceOf(shard.region);
  const named = standing.year?.provinces.some((entry) => entry.province === province) ?? false;
  refuseLoss(named, standing.province && standing.provinceRollup, `province ${province} of ${year}`);
  const regions = withEntries(standing.province?.regions ?? [], [shard], ({ region }) => region);
  const sums = sumsOf(regions);
  const change = { year, region: shard.region, groups };
  const rollup = renderProvinceRollup(standing.provinceRollup, change, { ...setting, version: sums.version });
  const index: ProvinceIndex = {
    schema: FEED_SCHEMA,
    year,
    province,
    licence: setting.licence,
    ...sums,
    rollup: fileEntry(rollup.file),
    regions,
  };
  const nameOf = (hash: string) => feedName.provinceIndex(year, province, hash);
  const file = feedFile(feedJson(index), nameOf, setting.sha256);
  const provinceEntry = { province, ...sums, ...fileEntry(file) };
  return { file, entry: provinceEntry, rollup: rollup.file, groups: rollup.groups };
}

interface YearChange {
  readonly year: number;
  readonly province: ProvinceEntry;
  readonly groups: ReportsEntry['groups'];
}

function mergeYear(
  standing: StandingIndexes,
  { year, province, groups }: YearChange,
  setting: FeedSetting,
): Merged<YearEntry> {
  const named = standing.root?.years.some((entry) => entry.year === year) ?? false;
  refuseLoss(named, standing.year && standing.yearRollup, `year ${year}`);
  const form = formOfYear(year)?.id;
  if (form === undefined) throw new FeedFault(`no form is prescribed for ${year}`);
  const provinces = withEntries(standing.year?.provinces ?? [], [province], (entry) => entry.province);
  const sums = sumsOf(provinces);
  const change = { year, province: province.province, groups };
  const rollup = renderYearRollup(standing.yearRollup, change, { ...setting, version: sums.version });
  const index: YearIndex = {
    schema: FEED_SCHEMA,
    year,
    form,
    licence: setting.licence,
    ...sums,
    rollup: fileEntry(rollup),
    provinces,
  };
  const file = feedFile(feedJson(index), (hash) => feedName.yearIndex(year, hash), setting.sha256);
  return { file, entry: { year, form, ...sums, ...fileEntry(file) }, rollup };
}

interface RootChange {
  readonly years: readonly YearEntry[];
  readonly dictionaries: readonly DictionaryEntry[];
}

function mergeRoot(standing: RootIndex | undefined, change: RootChange, setting: FeedSetting): FeedFile {
  const years = withEntries(standing?.years ?? [], change.years, ({ year }) => String(year));
  const dictionaries = withEntries(standing?.dictionaries ?? [], change.dictionaries, ({ name }) => name);
  const { version, reports } = sumsOf(years);
  const index: RootIndex = {
    schema: FEED_SCHEMA,
    about: ABOUT_FEEDS,
    licence: setting.licence,
    version: version + versionOf(dictionaries),
    reports,
    years,
    dictionaries,
  };
  return feedFile(feedJson(index), feedName.root, setting.sha256);
}

/** A document that is named but not given would be replaced by one that holds the new entry alone. */
function refuseLoss(named: boolean, given: object | undefined, what: string): void {
  if (named && given === undefined) throw new FeedFault(`the index of ${what} stands, but was not read`);
}

/** The entries with these new ones in place of those of the same name, in code-point order of names. */
function withEntries<Entry>(
  entries: readonly Entry[],
  fresh: readonly Entry[],
  nameOf: (entry: Entry) => string,
): readonly Entry[] {
  const byName = new Map([...entries, ...fresh].map((entry) => [nameOf(entry), entry]));
  return [...byName].toSorted(([a], [b]) => (a < b ? -1 : 1)).map(([, entry]) => entry);
}

function sumsOf(entries: readonly { readonly version: number; readonly reports: number }[]) {
  return {
    version: versionOf(entries),
    reports: entries.reduce((sum, { reports }) => sum + reports, 0),
  };
}

function versionOf(entries: readonly { readonly version: number }[]): number {
  return entries.reduce((sum, { version }) => sum + version, 0);
}
