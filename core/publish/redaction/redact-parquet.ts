import { parquetMetadata } from 'hyparquet/src/metadata.js';
import { parquetReadObjects } from 'hyparquet/src/read.js';
import { TOMBSTONE } from '../../forms/redaction.ts';
import { csvField } from '../csv-text.ts';
import { OBSERVATIONS_HEADER } from '../observations-csv.ts';
import { parquetFile } from '../release/parquet-file.ts';
import type { ReleaseShard } from '../release/release-shard.ts';
import { joined, type PrintedPlace } from './redact-rows.ts';

/** Rows that stand in memory at one time. */
const AT_ONCE = 65_536;

/**
 * A long table in Parquet with the tombstone in place of what was printed in a cell, written anew: the bounds of its
 * columns repeat texts too. Undefined where there is nothing to take out.
 */
export async function redactParquet(
  bytes: Uint8Array,
  { reportId, code }: PrintedPlace,
): Promise<Uint8Array | undefined> {
  const file = new Uint8Array(bytes).buffer;
  const starts = startsOf(Number(parquetMetadata(file).num_rows));
  const isPlace = (row: Row) => row['report_id'] === reportId && row['code'] === code;
  const isTaken = (row: Row) => isPlace(row) && typeof row['raw'] === 'string' && row['raw'] !== TOMBSTONE;
  let found = false;
  for (const start of starts)
    found ||= (await rowsFrom(file, start, ['report_id', 'code', 'raw'])).some(isTaken);
  if (!found) return undefined;
  const parts = starts.map((start) => partOf(file, start, (row) => (isTaken(row) ? TOMBSTONE : row['raw'])));
  return joined(await Array.fromAsync(parquetFile(parts)));
}

type Row = Readonly<Record<string, unknown>>;

function startsOf(rows: number): readonly number[] {
  return Array.from({ length: Math.ceil(rows / AT_ONCE) }, (_, part) => part * AT_ONCE);
}

const COLUMNS = OBSERVATIONS_HEADER.split(',');

/** Some rows as the long table that a file is made from. */
function partOf(file: ArrayBuffer, start: number, rawOf: (row: Row) => unknown): ReleaseShard {
  const read = async () => {
    const rows = await rowsFrom(file, start, COLUMNS);
    const lines = rows.map((row) => COLUMNS.map((name) => textOf(name === 'raw' ? rawOf(row) : row[name])));
    const table = [COLUMNS, ...lines].map((fields) => `${fields.map(csvField).join(',')}\r\n`).join('');
    return new TextEncoder().encode(table);
  };
  return { year: 0, region: '', read, bytes: () => 0 };
}

function textOf(value: unknown): string {
  return typeof value === 'string' || typeof value === 'number' ? String(value) : '';
}

async function rowsFrom(
  file: ArrayBuffer,
  rowStart: number,
  columns: readonly string[],
): Promise<readonly Row[]> {
  return parquetReadObjects({ file, columns: [...columns], rowStart, rowEnd: rowStart + AT_ONCE });
}
