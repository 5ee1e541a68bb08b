import { ByteWriter } from 'hyparquet-writer/src/bytewriter.js';
import { ParquetWriter } from 'hyparquet-writer/src/parquet-writer.js';
import { FeedFault } from '../feed-fault.ts';
import { rowsOf, splitTable } from './own-csv.ts';
import { OBSERVATION_COLUMNS } from './table-columns.ts';
import type { Chunks, ReleaseShard } from './release-shard.ts';

type ParquetSchema = ConstructorParameters<typeof ParquetWriter>[0]['schema'];
type ParquetColumn = Parameters<ParquetWriter['write']>[0]['columnData'][number];

/** Rows that stand in memory at one time: some ten MB. */
const ROW_GROUP = 65_536;

/** Twelve digits before the point, as items have at most, and six behind it: what fits 64 bits. */
const PRECISION = 18;
const SCALE = 6;

const FITS = new RegExp(`^-?\\d{1,${PRECISION - SCALE}}(?:\\.\\d{1,${SCALE}})?$`);

/** The column beside `value` by which programs calculate: the same number as a decimal, null where it does not fit. */
const NUMBER = 'number';

const INTEGERS = new Set(
  OBSERVATION_COLUMNS.filter(({ type }) => type === 'year' || type === 'integer').map(({ name }) => name),
);

const NAMES = OBSERVATION_COLUMNS.map(({ name }) => name);

const SCHEMA: ParquetSchema = [
  { name: 'observations', num_children: NAMES.length + 1 },
  ...OBSERVATION_COLUMNS.flatMap(({ name, required }) => {
    const repetition_type = required ? ('REQUIRED' as const) : ('OPTIONAL' as const);
    if (INTEGERS.has(name)) return [{ name, type: 'INT32' as const, repetition_type }];
    const text = { name, type: 'BYTE_ARRAY' as const, converted_type: 'UTF8' as const, repetition_type };
    return name === 'value' ? [text, decimalColumn()] : [text];
  }),
];

/**
 * The long table as Parquet: the columns of the CSV, `value` as the exact text, and `number` beside it as a decimal
 * of 18 digits, six of them behind the point. One row group stands in memory at a time.
 */
export async function* parquetFile(shards: readonly ReleaseShard[]): Chunks {
  const writer = new ByteWriter();
  const parquet = new ParquetWriter({ writer, schema: SCHEMA, createdBy: 'gongkai' });
  let rows: (readonly string[])[] = [];
  for (const shard of shards) {
    rows.push(...(await rowsOfShard(shard)));
    while (rows.length >= ROW_GROUP) {
      yield writeGroup(parquet, writer, rows.slice(0, ROW_GROUP));
      rows = rows.slice(ROW_GROUP);
    }
  }
  if (rows.length > 0) yield writeGroup(parquet, writer, rows);
  void parquet.finish();
  yield take(writer);
}

async function rowsOfShard(shard: ReleaseShard): Promise<readonly (readonly string[])[]> {
  const { header, body } = splitTable(await shard.read('observations.csv'));
  const names = header.split(',');
  if (!names.every((name, at) => name === NAMES[at]))
    throw new FeedFault(`observations.csv of ${shard.region} and ${shard.year} has other columns`);
  return [...rowsOf(body)];
}

function writeGroup(
  parquet: ParquetWriter,
  writer: ByteWriter,
  rows: readonly (readonly string[])[],
): Uint8Array {
  const columnData = NAMES.flatMap((name, at): ParquetColumn[] => {
    const texts = rows.map((row) => row[at] ?? '');
    if (INTEGERS.has(name)) return [{ name, data: texts.map(Number) }];
    if (name !== 'value') return [{ name, data: isRequired(at) ? texts : texts.map(textOrNull) }];
    return [
      { name, data: texts.map(textOrNull) },
      // Its bounds would be read back as floating-point numbers.
      { name: NUMBER, data: texts.map(unscaled), statistics: false },
    ];
  });
  // An index of pages would hold places in the file, and files are put together.
  const columns = columnData.map((column) => ({ ...column, offsetIndex: false }));
  void parquet.write({ columnData: columns, rowGroupSize: rows.length });
  return take(writer);
}

function isRequired(at: number): boolean {
  return OBSERVATION_COLUMNS[at]?.required ?? false;
}

function textOrNull(text: string): string | null {
  return text === '' ? null : text;
}

/** The number in millionths. */
function unscaled(text: string): bigint | null {
  if (!FITS.test(text)) return null;
  const [whole = '', decimals = ''] = text.split('.');
  return BigInt(whole + decimals.padEnd(SCALE, '0'));
}

/** The bytes that were written since the last time. */
function take(writer: ByteWriter): Uint8Array {
  const bytes = new Uint8Array(writer.buffer.slice(0, writer.index));
  writer.index = 0;
  return bytes;
}

function decimalColumn(): ParquetSchema[number] {
  return {
    name: NUMBER,
    type: 'INT64',
    converted_type: 'DECIMAL',
    precision: PRECISION,
    scale: SCALE,
    repetition_type: 'OPTIONAL',
  };
}
