import { FeedFault } from '../feed-fault.ts';
import type { ShardFileName } from '../feed-name.ts';
import { padRows, splitTable } from './own-csv.ts';
import type { Chunks, Gzip, ReleaseShard } from './release-shard.ts';

/** A table over many shards. */
export interface ComposedTable {
  readonly name: Extract<ShardFileName, `${string}.csv`>;
  /** The longest header of its shards; those that were written before a column came get empty fields. */
  readonly header: string;
  readonly shards: readonly ReleaseShard[];
}

const ENCODER = new TextEncoder();

/** Puts the tables of shards below one another: the header once, then the rows of each as they are. */
export async function* composeCsv({ name, header, shards }: ComposedTable): Chunks {
  yield ENCODER.encode(`${header}\r\n`);
  for (const shard of shards) yield bodyOf(await shard.read(name), header, shard);
}

/**
 * The same as gzip: the header is a member of its own and so is each shard, so that files are put together without
 * being compressed again.
 */
export async function* composeGzip(table: ComposedTable, gzip: Gzip): Chunks {
  for await (const part of composeCsv(table)) if (part.length > 0) yield gzip(part);
}

/** The bytes of the member with which every compressed table of this header begins. */
export function headerMember(header: string, gzip: Gzip): Uint8Array {
  return gzip(ENCODER.encode(`${header}\r\n`));
}

/** Joins compressed tables of one header: its member once, then what follows it in each. */
export async function* joinGzip(member: Uint8Array, tables: readonly (() => Chunks)[]): Chunks {
  yield member;
  for (const table of tables) yield* withoutStart(table(), member.length);
}

/** The longest of the headers of these shards. Columns only ever join at the end: another order is a fault. */
export async function longestHeader(
  name: ComposedTable['name'],
  shards: readonly ReleaseShard[],
): Promise<string> {
  let longest = '';
  for (const shard of shards) {
    const { header } = splitTable(await shard.read(name));
    if (header.length > longest.length) longest = header;
  }
  return longest;
}

function bodyOf(bytes: Uint8Array, header: string, { year, region }: ReleaseShard): Uint8Array {
  const start = ENCODER.encode(`${header}\r\n`);
  if (beginsWith(bytes, start)) return bytes.subarray(start.length);
  const table = splitTable(bytes);
  if (!header.startsWith(`${table.header},`))
    throw new FeedFault(`the table of ${region} and ${year} does not have the columns of its neighbours`);
  const more = header.slice(table.header.length).split(',').length - 1;
  return ENCODER.encode(padRows(table.body, more));
}

function beginsWith(bytes: Uint8Array, start: Uint8Array): boolean {
  return bytes.length >= start.length && start.every((byte, at) => bytes[at] === byte);
}

async function* withoutStart(chunks: Chunks, length: number): Chunks {
  let left = length;
  for await (const chunk of chunks) {
    const skipped = Math.min(left, chunk.length);
    left -= skipped;
    if (skipped < chunk.length) yield chunk.subarray(skipped);
  }
}
