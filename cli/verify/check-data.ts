import { gunzipSync } from 'node:zlib';
import { provinceOf } from '../../core/publish/feed-name.ts';
import type { FileEntry } from '../../core/publish/feed-file.ts';
import { composeCsv } from '../../core/publish/release/compose-csv.ts';
import type { ReleaseContent } from '../../core/publish/release/release-content.ts';
import type { ReleaseManifest } from '../../core/publish/release/release-document.ts';
import type { ReleaseShard } from '../../core/publish/release/release-shard.ts';
import { releaseYear } from '../../core/publish/release/release-years.ts';
import { MOST_ZIPPED_BYTES } from '../../core/publish/release/year-files.ts';
import { firstDifference, type Difference } from '../../core/publish/verify/first-difference.ts';
import { parquetDifference } from './parquet-difference.ts';
import type { Rebuilt } from './rebuild-tables.ts';
import type { Trouble } from './trouble.ts';
import { zipDifference } from './zip-difference.ts';

/** What is known already, and how to go on where something is missing. */
export interface CheckOptions {
  /** Paths that were compared before. */
  readonly done: ReadonlySet<string>;
  readonly ifBuildable: <Result>(work: Promise<Result>) => Promise<Result | undefined>;
}

/** What a container or a table does not say as what it follows from does. */
interface Finding {
  readonly difference?: Difference;
  readonly detail?: string;
}

/**
 * Holds tables and containers to the shards, whatever engine made them: whole tables to those of the regions, compressed
 * ones and archives by what is in them, Parquet row by row to the long tables. What was compared before is passed over.
 */
export async function checkData(
  manifest: ReleaseManifest,
  content: ReleaseContent,
  { done, ifBuildable }: CheckOptions,
): Promise<Rebuilt> {
  const shards = await ifBuildable(allShards(content));
  const paths: string[] = [];
  const troubles: Trouble[] = [];
  if (shards === undefined) return { paths, troubles };
  for (const { name, ...entry } of manifest.files) {
    const check = done.has(entry.path) ? undefined : checkOf(name);
    if (check === undefined) continue;
    const subject = { name, entry, shards: shards.filter(shardsOf(name)), manifest, content };
    const finding = await ifBuildable(check(subject));
    if (finding === undefined) continue;
    paths.push(entry.path);
    if (finding.difference !== undefined || finding.detail !== undefined)
      troubles.push({ path: entry.path, kind: 'not-derived', ...finding });
  }
  return { paths, troubles };
}

interface Subject {
  readonly name: string;
  readonly entry: FileEntry;
  readonly shards: readonly ReleaseShard[];
  readonly manifest: ReleaseManifest;
  readonly content: ReleaseContent;
}

type Check = (subject: Subject) => Promise<Finding>;

/** The check of a file by its name; the plain long and wide tables, and all that they are packed into. */
function checkOf(name: string): Check | undefined {
  if (name.endsWith('.parquet')) return checkParquet;
  if (name.endsWith('.zip')) return checkZip;
  return /(?:^|\/)(?:observations|reports)\.csv(?:\.gz)?$/.test(name) ? checkTable : undefined;
}

/** Which shards a file is made from: those of a province, of a year, or all. */
function shardsOf(name: string): (shard: ReleaseShard) => boolean {
  const [, year, province] = /^(\d{4})\/(?:provinces\/(\d\d)\/)?/.exec(name) ?? [];
  return (shard) =>
    (year === undefined || shard.year === Number(year)) &&
    (province === undefined || provinceOf(shard.region) === province);
}

async function allShards(content: ReleaseContent): Promise<readonly ReleaseShard[]> {
  const years = await Promise.all(content.root.years.map((year) => releaseYear(year, content)));
  return years.flatMap(({ shards }) => shards);
}

async function checkTable({ name, entry, shards, content }: Subject): Promise<Finding> {
  const published = await content.read(entry);
  const found = name.endsWith('.gz') ? gunzipSync(published) : published;
  const header = Buffer.from(found.subarray(0, found.indexOf(0x0d))).toString();
  const table = /observations\.csv/.test(name) ? 'observations.csv' : 'reports.csv';
  const made = await Array.fromAsync(composeCsv({ name: table, header, shards }));
  const difference = firstDifference(Buffer.concat(made), found);
  return difference === undefined ? {} : { difference };
}

async function checkParquet({ entry, shards, content }: Subject): Promise<Finding> {
  const difference = await parquetDifference(await content.read(entry), shards);
  return difference === undefined ? {} : { difference };
}

/** What every archive has; the long table only up to a size. */
const ALWAYS_ZIPPED = ['README.zh.md', 'README.en.md', 'LICENSE.txt', 'items.csv', 'reports.csv'];

/** The members of an archive stand beside it under the same names. */
async function checkZip({ name, entry, manifest, content }: Subject): Promise<Finding> {
  const folder = name.slice(0, name.lastIndexOf('/') + 1);
  const beside = async (member: string) => {
    const file = manifest.files.find((one) => one.name === `${folder}${member}`);
    return file && content.read(file);
  };
  const long = manifest.files.find((one) => one.name === `${folder}observations.csv`);
  const isSmall = (long?.bytes ?? 0) <= MOST_ZIPPED_BYTES;
  const required = [...ALWAYS_ZIPPED, ...(isSmall ? ['observations.csv'] : [])];
  return (await zipDifference(await content.read(entry), required, beside)) ?? {};
}
