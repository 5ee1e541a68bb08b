import { parquetMetadata, parquetReadObjects } from 'hyparquet';
import type { ReadParquet } from '../core/publish/redaction/redact-parquet.ts';

/** Reads tables in Parquet for the core, which writes them and has no use for reading them otherwise. */
export const readParquet: ReadParquet = {
  count: (file) => Number(parquetMetadata(file).num_rows),
  rows: (file, { columns, start, end }) =>
    parquetReadObjects({ file, columns: [...columns], rowStart: start, rowEnd: end }),
};
