import type { ShardFileName, ShardPlace } from '../feed-name.ts';

/** One shard of a release: what its manifest names, read when it is needed and let go again. */
export interface ReleaseShard extends ShardPlace {
  /** The bytes of one of its files, as they were published. */
  readonly read: (name: ShardFileName) => Promise<Uint8Array>;
  /** The length of one of its files. */
  readonly bytes: (name: ShardFileName) => number;
}

/** A file that is made piece by piece, so that a whole year never stands in memory. */
export type Chunks = AsyncIterable<Uint8Array>;

/** Compresses bytes to one whole gzip member; handed in, because the core has no native code. */
export type Gzip = (bytes: Uint8Array) => Uint8Array;
