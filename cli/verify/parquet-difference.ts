import { parquetMetadata, parquetReadObjects, type FileMetaData } from 'hyparquet';
import type { ReleaseShard } from '../../core/publish/release/release-shard.ts';
import { csvText } from '../../core/publish/csv-text.ts';
import { rowsOf, splitTable } from '../../core/publish/release/own-csv.ts';
import type { Difference } from '../../core/publish/verify/first-difference.ts';

/** Rows that stand in memory at one time. */
const AT_ONCE = 65_536;

/** The decimal beside `value`; six digits behind the point. */
const NUMBER = 'number';
const FITS = /^-?\d{1,12}(?:\.\d{1,6})?$/;

/** What a column of ours may hold. */
type Cell = string | number | bigint | null | undefined;
type Row = Readonly<Record<string, Cell>>;

/**
 * The first row in which a Parquet file says something else than the long tables that it was made from, as rows of the
 * long table with the decimal behind them; undefined where there is none. Rows count from 1.
 */
export async function parquetDifference(
  bytes: Uint8Array,
  shards: readonly ReleaseShard[],
): Promise<Difference | undefined> {
  const file = new Uint8Array(bytes).buffer;
  const metadata = withWholeNumbers(parquetMetadata(file));
  const found = parquetRows(file, metadata);
  let line = 0;
  for await (const { columns, fields } of longRows(shards)) {
    line += 1;
    const row = (await found.next()).value;
    const promised = [...fields.map(csvText), decimalOf(fields[columns.indexOf('value')] ?? '')].join(',');
    const given =
      row === undefined
        ? ''
        : [...columns.map((name) => csvText(textOf(row[name]))), millionths(row)].join(',');
    if (promised !== given) return { line, promised, found: given };
  }
  const surplus = (await found.next()).value;
  if (surplus === undefined) return undefined;
  return { line: line + 1, promised: '', found: Object.values(surplus).map(textOf).join(',') };
}

/** Decimals are read as the whole numbers that they are stored as, because a floating-point number is not exact. */
function withWholeNumbers(metadata: FileMetaData): FileMetaData {
  const schema = metadata.schema.map((element) => {
    if (element.name !== NUMBER) return element;
    const {
      converted_type: _type,
      logical_type: _logical,
      scale: _scale,
      precision: _precision,
      ...rest
    } = element;
    return rest;
  });
  return { ...metadata, schema };
}

async function* parquetRows(file: ArrayBuffer, metadata: FileMetaData): AsyncGenerator<Row, undefined> {
  const rows = Number(metadata.num_rows);
  for (let rowStart = 0; rowStart < rows; rowStart += AT_ONCE) {
    const rowEnd = Math.min(rows, rowStart + AT_ONCE);
    // Texts, whole numbers and decimals as whole numbers: what else a file may hold is printed and differs.
    yield* (await parquetReadObjects({ file, metadata, rowStart, rowEnd })) as Row[];
  }
  return undefined;
}

async function* longRows(shards: readonly ReleaseShard[]) {
  for (const shard of shards) {
    const { header, body } = splitTable(await shard.read('observations.csv'));
    const columns = header.split(',');
    for (const fields of rowsOf(body)) yield { columns, fields };
  }
}

function textOf(value: Cell): string {
  return value === null || value === undefined ? '' : String(value);
}

function millionths(row: Row): string {
  return textOf(row[NUMBER]);
}

/** A decimal in millionths; nothing where it does not fit. */
function decimalOf(text: string): string {
  if (!FITS.test(text)) return '';
  const [whole = '', decimals = ''] = text.split('.');
  return String(BigInt(whole + decimals.padEnd(6, '0')));
}
