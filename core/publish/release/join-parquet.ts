import { parquetMetadata } from 'hyparquet/src/metadata.js';
import { ByteWriter } from 'hyparquet-writer/src/bytewriter.js';
import { writeMetadata } from 'hyparquet-writer/src/metadata.js';
import { FeedFault } from '../feed-fault.ts';
import type { Chunks } from './release-shard.ts';

type FileMetaData = ReturnType<typeof parquetMetadata>;
type RowGroup = FileMetaData['row_groups'][number];

const MAGIC = new TextEncoder().encode('PAR1');

/** Behind the metadata stand its length and the magic again. */
const AFTER_METADATA = 8;

/** What is held back of each file while it is passed on: its metadata, a few kB a row group, has to be in there. */
const HELD_BACK = 2 ** 24;

/**
 * Puts Parquet files of ours below one another: their row groups as they are, none of them read or compressed again,
 * and one account of them all. The rows are those of the files in their order. Nothing but the end of a file stands in
 * memory. Throws a `FeedFault` where columns differ.
 */
export async function* joinParquet(files: readonly (() => Chunks)[], heldBack = HELD_BACK): Chunks {
  let whole: FileMetaData | undefined;
  let written = MAGIC.length;
  yield MAGIC;
  for (const file of files) {
    const held = new HeldBack(heldBack);
    for await (const piece of file()) for (const part of held.take(piece)) yield part;
    const { metadata, rest } = held.end();
    yield rest;
    whole = appended(whole, metadata, written - MAGIC.length);
    written += held.passed;
  }
  if (whole === undefined) throw new FeedFault('there is no file to put together');
  yield footer(whole);
}

/** Passes a file on without its magic, and keeps its end. */
class HeldBack {
  /** Bytes that were passed on. */
  passed = 0;
  #held: Uint8Array[] = [];
  #bytes = 0;
  #skip = MAGIC.length;
  readonly #least: number;

  constructor(least: number) {
    this.#least = least;
  }

  *take(piece: Uint8Array): Generator<Uint8Array> {
    const skipped = Math.min(this.#skip, piece.length);
    this.#skip -= skipped;
    this.#held.push(piece.subarray(skipped));
    this.#bytes += piece.length - skipped;
    for (let [first] = this.#held; first && this.#bytes - first.length >= this.#least; [first] = this.#held) {
      this.#held.shift();
      this.#bytes -= first.length;
      this.passed += first.length;
      yield first;
    }
  }

  end(): { readonly metadata: FileMetaData; readonly rest: Uint8Array } {
    const end = concat(this.#held, this.#bytes);
    const metadata = parquetMetadata(end);
    const rest = end.subarray(0, end.length - AFTER_METADATA - metadata.metadata_length);
    this.passed += rest.length;
    return { metadata, rest };
  }
}

function concat(parts: readonly Uint8Array[], bytes: number): Uint8Array {
  const whole = new Uint8Array(bytes);
  let at = 0;
  for (const part of parts) {
    whole.set(part, at);
    at += part.length;
  }
  return whole;
}

/** `further`: by how much the row groups of the second lie further behind than in their own file. */
function appended(whole: FileMetaData | undefined, next: FileMetaData, further: number): FileMetaData {
  const groups = next.row_groups.map((group) => moved(group, BigInt(further)));
  if (whole === undefined) return { ...next, row_groups: groups };
  if (columnsOf(whole) !== columnsOf(next))
    throw new FeedFault('files with other columns can’t be put together');
  return {
    ...whole,
    num_rows: whole.num_rows + next.num_rows,
    row_groups: [...whole.row_groups, ...groups],
  };
}

function columnsOf({ schema }: FileMetaData): string {
  return JSON.stringify(schema.map(({ name, type, repetition_type }) => [name, type, repetition_type]));
}

function moved(group: RowGroup, further: bigint): RowGroup {
  const columns = group.columns.map((column) => {
    const data = column.meta_data;
    if (data === undefined || column.offset_index_offset !== undefined)
      throw new FeedFault('a column chunk is not as we write it');
    const { dictionary_page_offset: dictionary } = data;
    return {
      ...column,
      file_offset: column.file_offset + further,
      meta_data: {
        ...data,
        data_page_offset: data.data_page_offset + further,
        ...(dictionary !== undefined && { dictionary_page_offset: dictionary + further }),
      },
    };
  });
  return { ...group, columns };
}

function footer({ metadata_length: _length, ...metadata }: FileMetaData): Uint8Array {
  const writer = new ByteWriter();
  // It writes all members but the length, which it finds out; its types are those of another version of the reader.
  writeMetadata(writer, metadata as unknown as Parameters<typeof writeMetadata>[1]);
  writer.appendBytes(MAGIC);
  return new Uint8Array(writer.buffer.slice(0, writer.index));
}
