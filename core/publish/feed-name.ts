/** Where all feeds lie; the number changes only when readers of the present ones would break. */
const FEEDS = 'feeds/v1';

/** The formats in which a shard holds all its reports. */
export type ShardFileName = 'observations.csv' | 'reports.csv' | 'reports.json';

/** The files that explain codes, rules, series and organisations, and say who was to report. */
export const DICTIONARY_FILES = [
  'items.csv',
  'items.json',
  'organisations.csv',
  'organisations.json',
  'rounds.csv',
  'rounds.json',
  'rules.json',
  'series.csv',
  'series.json',
] as const;
export type DictionaryFileName = (typeof DICTIONARY_FILES)[number];

/**
 * Every key of the feed bucket, which is its path from the root of the public host too. All but `root` and
 * `releases` never change; all but these and the manifests of releases carry the hex sha256 of their bytes.
 */
export const feedName = {
  root: (): string => `${FEEDS}/index.json`,

  yearIndex: (year: number, sha256: string): string => `${folderOfYear(year)}/index-${sha256}.json`,

  /** `province` is the first two digits of the region. */
  provinceIndex: (year: number, province: string, sha256: string): string =>
    `${folderOfYear(year)}/provinces/${province}/index-${sha256}.json`,

  /** Where all files of a shard lie, those that were replaced too. */
  shardFolder: (shard: ShardPlace): string => `${folderOfShard(shard)}/`,

  shardManifest: (shard: ShardPlace, sha256: string): string =>
    `${folderOfShard(shard)}/manifest-${sha256}.json`,

  shardFile: (shard: ShardPlace, name: ShardFileName, sha256: string): string =>
    `${folderOfShard(shard)}/${withHash(name, sha256)}`,

  shardRollup: (shard: ShardPlace, sha256: string): string => `${folderOfShard(shard)}/rollup-${sha256}.json`,

  provinceRollup: (year: number, province: string, sha256: string): string =>
    `${folderOfYear(year)}/provinces/${province}/rollup-${sha256}.json`,

  yearRollup: (year: number, sha256: string): string => `${folderOfYear(year)}/rollup-${sha256}.json`,

  report: (shard: ShardPlace, reportId: string, sha256: string): string =>
    `${folderOfShard(shard)}/reports/${reportId}-${sha256}.json`,

  reportPage: (shard: ShardPlace, reportId: string, sha256: string): string =>
    `${folderOfShard(shard)}/pages/${reportId}-${sha256}.html`,

  history: (shard: ShardPlace, reportId: string, sha256: string): string =>
    `${folderOfShard(shard)}/histories/${reportId}-${sha256}.json`,

  dictionary: (name: DictionaryFileName, sha256: string): string =>
    `${FEEDS}/dictionaries/${withHash(name, sha256)}`,

  /** A root that a release has fixed. */
  state: (sha256: string): string => `${FEEDS}/states/index-${sha256}.json`,

  /** The list of files out of which personal data was taken; it changes. */
  redactions: (): string => `${FEEDS}/redactions.json`,

  /** The list of all releases. */
  releases: (): string => `${FEEDS}/releases/index.json`,

  /** The part of that list that is full. */
  releasePage: (from: number, sha256: string): string => `${FEEDS}/releases/from-${from}-${sha256}.json`,

  /** The rules of the newest release. */
  rules: (): string => `${FEEDS}/rules.json`,

  /** The catalogue of the newest release. */
  catalogue: (): string => `${FEEDS}/catalog.jsonld`,

  /** A public key by which releases were signed. */
  signingKey: (sha256: string): string => `${FEEDS}/keys/signing-${sha256}.pem`,

  /** The public key of the newest release. */
  newestSigningKey: (): string => `${FEEDS}/keys/signing.pem`,

  /** Counted from 1. */
  releaseManifest: (release: number): string => `${folderOfRelease(release)}/manifest.json`,

  /** `name` may hold folders, as in `changes/2021/419001.json`. */
  releaseFile: (release: number, name: string, sha256: string): string =>
    `${folderOfRelease(release)}/${withHash(name, sha256)}`,
} as const;

/** The year and the six-digit region that make a shard. */
export interface ShardPlace {
  readonly year: number;
  readonly region: string;
}

/** The first two digits of a region (省级代码), under which its shards are indexed. */
export function provinceOf(region: string): string {
  return region.slice(0, 2);
}

function folderOfYear(year: number): string {
  return `${FEEDS}/years/${year}`;
}

function folderOfRelease(release: number): string {
  return `${FEEDS}/releases/${release}`;
}

function folderOfShard(shard: ShardPlace): string {
  return `${folderOfYear(shard.year)}/regions/${shard.region}`;
}

/** Before the first full stop of the name itself: `observations-{sha256}.csv.gz`. */
function withHash(name: string, sha256: string): string {
  const dot = name.indexOf('.', name.lastIndexOf('/') + 1);
  if (dot < 0) return `${name}-${sha256}`;
  return `${name.slice(0, dot)}-${sha256}${name.slice(dot)}`;
}
