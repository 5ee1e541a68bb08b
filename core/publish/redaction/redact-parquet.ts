import { TOMBSTONE } from '../../forms/redaction.ts';
import { csvField } from '../csv-text.ts';
import { OBSERVATIONS_HEADER } from '../observations-csv.ts';
import { parquetFile } from '../release/parquet-file.ts';
import type { ReleaseShard } from '../release/release-shard.ts';
import { joined, type PrintedPlace } from './redact-rows.ts';

/** Rows that stand in memory at one time. */
const AT_ONCE = 65_536;

type Row = Readonly<Record<string, unknown>>;

/** Reads tables in Parquet; handed in, because the core only writes them. */
export interface ReadParquet {
  /** The number of rows. */
  readonly count: (file: ArrayBuffer) => number;
  /** Some columns of the rows from `start` to before `end`, counted from 0. */
  readonly rows: (
    file: ArrayBuffer,
    part: { readonly columns: readonly string[]; readonly start: number; readonly end: number },
  ) => Promise<readonly Row[]>;
}

/**
 * A long table in Parquet with the tombstone in place of what was printed in a cell, written anew: the bounds of its
 * columns repeat texts too. Undefined where there is nothing to take out.
 */
export async function redactParquet(
  bytes: Uint8Array,
  { reportId, code }: PrintedPlace,
  parquet: ReadParquet,
): Promise<Uint8Array | undefined> {
  const file = new Uint8Array(bytes).buffer;
  const starts = startsOf(parquet.count(file));
  const isPlace = (row: Row) => row['report_id'] === reportId && row['code'] === code;
  const isTaken = (row: Row) => isPlace(row) && typeof row['raw'] === 'string' && row['raw'] !== TOMBSTONE;
  let found = false;
  const columns = ['report_id', 'code', 'raw'];
  for (const start of starts)
    found ||= (await parquet.rows(file, { columns, start, end: start + AT_ONCE })).some(isTaken);
  if (!found) return undefined;
  const rawOf = (row: Row) => (isTaken(row) ? TOMBSTONE : row['raw']);
  const parts = starts.map((start) => {
    const part = { columns: COLUMNS, start, end: start + AT_ONCE };
    return partOf(() => parquet.rows(file, part), rawOf);
  });
  return joined(await Array.fromAsync(parquetFile(parts)));
}

function startsOf(rows: number): readonly number[] {
  return Array.from({ length: Math.ceil(rows / AT_ONCE) }, (_, part) => part * AT_ONCE);
}

const COLUMNS = OBSERVATIONS_HEADER.split(',');

/** Some rows as the long table that a file is made from. */
function partOf(rowsOf: () => Promise<readonly Row[]>, rawOf: (row: Row) => unknown): ReleaseShard {
  const read = async () => {
    const rows = await rowsOf();
    const lines = rows.map((row) => COLUMNS.map((name) => textOf(name === 'raw' ? rawOf(row) : row[name])));
    const table = [COLUMNS, ...lines].map((fields) => `${fields.map(csvField).join(',')}\r\n`).join('');
    return new TextEncoder().encode(table);
  };
  return { year: 0, region: '', read, bytes: () => 0 };
}

function textOf(value: unknown): string {
  return typeof value === 'string' || typeof value === 'number' ? String(value) : '';
}
