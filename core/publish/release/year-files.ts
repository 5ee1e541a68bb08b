import { MEDIA_TYPE, type FileEntry } from '../feed-file.ts';
import { provinceOf } from '../feed-name.ts';
import { OBSERVATIONS_HEADER } from '../observations-csv.ts';
import { buildAccount, type BuildInputs, type BuildShard } from './build-account.ts';
import { composeCsv, composeGzip, headerMember, joinGzip, longestHeader } from './compose-csv.ts';
import { csvwMetadata } from './csvw-metadata.ts';
import { dataPackage, type DescribedTable } from './data-package.ts';
import { excelCsv } from './excel-csv.ts';
import { joinParquet } from './join-parquet.ts';
import { bytesFile, once, textFile, type MadeFile, type Making } from './made-file.ts';
import { parquetFile } from './parquet-file.ts';
import type { ReleaseFacts } from './release-facts.ts';
import type { Chunks, Gzip, ReleaseShard } from './release-shard.ts';
import { reportsNdjson } from './reports-ndjson.ts';
import { licenceText, yearReadme } from './year-readme.ts';
import { zipFile, type ZipMember } from './zip-file.ts';

/** One year of a release. */
export interface ReleaseYear {
  readonly year: number;
  readonly engine: BuildInputs['engine'];
  /** In the order of their regions. */
  readonly shards: readonly (ReleaseShard & BuildShard)[];
  /** The dictionaries of the state as CSV, by name: items, organisations, series. */
  readonly dictionaries: readonly { readonly name: string; readonly body: Uint8Array }[];
}

/** What making files needs from outside. */
export interface MakingTools {
  readonly gzip: Gzip;
  /** Reads back what was made before. */
  readonly reread: (entry: FileEntry) => Chunks;
}

const TABLES = ['observations.csv', 'reports.csv'] as const;
type TableName = (typeof TABLES)[number];

/** An archive of the old kind ends at 4 GiB; above this the long table is left to be fetched by itself. */
export const MOST_ZIPPED_BYTES = 2 ** 31;

/**
 * All files of one year: tables whole and by province, plain and compressed, the other formats, what describes them,
 * and an archive of it all. Their bytes follow from the shards, the dictionaries and the facts.
 */
export async function* yearFiles(year: ReleaseYear, facts: ReleaseFacts, tools: MakingTools): Making {
  const headers: Readonly<Record<TableName, string>> = {
    'observations.csv': OBSERVATIONS_HEADER,
    'reports.csv': await longestHeader('reports.csv', year.shards),
  };
  const described: DescribedTable[] = [];
  for (const name of TABLES) {
    const entry = yield* tableFiles({ year, name, header: headers[name] }, tools);
    described.push({ name, header: headers[name], entry });
  }
  yield* otherFormats(year, headers['reports.csv'], tools);
  for (const { name, body } of year.dictionaries) {
    const entry = yield bytesFile(`${year.year}/${name}`, MEDIA_TYPE.csv, body);
    const [header = ''] = new TextDecoder().decode(body).split('\r\n', 1);
    described.push({ name, header, entry });
  }
  const descriptions = describe(year, described, facts);
  for (const file of descriptions) yield file;
  yield archive(year, headers, facts);
}

interface YearTable {
  readonly year: ReleaseYear;
  readonly name: TableName;
  readonly header: string;
}

/** Provinces first: the compressed table of the year is put together from theirs. */
async function* tableFiles(
  { year, name, header }: YearTable,
  tools: MakingTools,
): AsyncGenerator<MadeFile, FileEntry, FileEntry> {
  const compressed: FileEntry[] = [];
  for (const [province, shards] of provincesOf(year)) {
    const table = { name, header, shards };
    const path = `${year.year}/provinces/${province}/${name}`;
    yield { name: path, mediaType: MEDIA_TYPE.csv, chunks: () => composeCsv(table) };
    compressed.push(
      yield { name: `${path}.gz`, mediaType: GZIP, chunks: () => composeGzip(table, tools.gzip) },
    );
  }
  const member = headerMember(header, tools.gzip);
  const parts = compressed.map((entry) => () => tools.reread(entry));
  const path = `${year.year}/${name}`;
  const table = { name, header, shards: year.shards };
  const entry = yield { name: path, mediaType: MEDIA_TYPE.csv, chunks: () => composeCsv(table) };
  yield { name: `${path}.gz`, mediaType: GZIP, chunks: () => joinGzip(member, parts) };
  return entry;
}

const GZIP = 'application/gzip';

function provincesOf({ shards }: Pick<ReleaseYear, 'shards'>) {
  return Map.groupBy(shards, ({ region }) => provinceOf(region));
}

async function* otherFormats({ year, shards }: ReleaseYear, header: string, { reread }: MakingTools): Making {
  const codes = header.split(',').filter((name) => ITEM.test(name));
  yield {
    name: `${year}/reports.excel.csv`,
    mediaType: MEDIA_TYPE.csv,
    chunks: () => excelCsv(codes, shards),
  };
  yield { name: `${year}/reports.ndjson`, mediaType: NDJSON, chunks: () => reportsNdjson(shards) };
  const parts: FileEntry[] = [];
  for (const [province, own] of provincesOf({ shards })) {
    const name = `${year}/provinces/${province}/observations.parquet`;
    parts.push(yield { name, mediaType: PARQUET, chunks: () => parquetFile(own) });
  }
  const chunks = () => joinParquet(parts.map((entry) => () => reread(entry)));
  yield { name: `${year}/observations.parquet`, mediaType: PARQUET, chunks };
}

const ITEM = /^t\d_/;

const NDJSON = 'application/x-ndjson; charset=utf-8';
export const PARQUET = 'application/vnd.apache.parquet';
const MARKDOWN = 'text/markdown; charset=utf-8';
const PLAIN = 'text/plain; charset=utf-8';

function describe(
  year: ReleaseYear,
  described: readonly DescribedTable[],
  facts: ReleaseFacts,
): readonly MadeFile[] {
  const readme = yearReadme(year.year, facts);
  const folder = `${year.year}/`;
  const metadata = described.slice(0, TABLES.length).map(({ name, header, entry }) => {
    const url = entry.path.slice(entry.path.lastIndexOf('/') + 1);
    const text = csvwMetadata({ year: year.year, name: url, header }, facts);
    const file = textFile(`${folder}${name}-metadata.json`, CSVW, text);
    return { ...file, key: `${entry.path}-metadata.json` };
  });
  return [
    ...metadata,
    textFile(
      `${folder}datapackage.json`,
      MEDIA_TYPE.json,
      dataPackage({ year: year.year, tables: described }, facts),
    ),
    textFile(`${folder}README.zh.md`, MARKDOWN, readme.zh),
    textFile(`${folder}README.en.md`, MARKDOWN, readme.en),
    textFile(`${folder}LICENSE.txt`, PLAIN, licenceText(facts.licence)),
    { name: `${folder}build.json`, mediaType: MEDIA_TYPE.json, chunks: () => buildAccount(year) },
  ];
}

const CSVW = 'application/csvm+json; charset=utf-8';

/** Plain names inside; the long table where it fits an archive. */
function archive(
  year: ReleaseYear,
  headers: Readonly<Record<TableName, string>>,
  facts: ReleaseFacts,
): MadeFile {
  const readme = yearReadme(year.year, facts);
  const encoder = new TextEncoder();
  const texts: readonly (readonly [string, string])[] = [
    ['README.zh.md', readme.zh],
    ['README.en.md', readme.en],
    ['LICENSE.txt', licenceText(facts.licence)],
  ];
  const table = (name: TableName): ZipMember => ({
    name,
    chunks: composeCsv({ name, header: headers[name], shards: year.shards }),
  });
  const members = (): readonly ZipMember[] => [
    ...texts.map(([name, text]) => ({ name, chunks: once(encoder.encode(text)) })),
    ...year.dictionaries.map(({ name, body }) => ({ name, chunks: once(body) })),
    table('reports.csv'),
    ...(longBytes(year) <= MOST_ZIPPED_BYTES ? [table('observations.csv')] : []),
  ];
  const name = `${year.year}/gongkai-${year.year}.zip`;
  return { name, mediaType: 'application/zip', chunks: () => zipFile(members()) };
}

function longBytes({ shards }: ReleaseYear): number {
  return shards.reduce((sum, { bytes }) => sum + bytes('observations.csv'), 0);
}
