import type { FileEntry } from '../feed-file.ts';
import type { Chunks } from './release-shard.ts';

/** A file to be made for a release: piece by piece, because a year of the whole country is gigabytes. */
export interface MadeFile {
  /** As the manifest lists it; may hold folders, as in `2021/observations.csv`. */
  readonly name: string;
  readonly mediaType: string;
  readonly chunks: () => Chunks;
  /** Its key, where that does not follow from its name and its hash. */
  readonly key?: string;
}

/** A file that an earlier release has made already. */
export interface StandingFile {
  readonly name: string;
  readonly entry: FileEntry;
}

/** Files one after the other; each `yield` is answered with the entry of what was put. */
export type Making = AsyncGenerator<MadeFile | StandingFile, void, FileEntry>;

const ENCODER = new TextEncoder();

/** A small file, whole. */
export function textFile(name: string, mediaType: string, text: string): MadeFile {
  return bytesFile(name, mediaType, ENCODER.encode(text));
}

/** Bytes that stand already. */
export function bytesFile(name: string, mediaType: string, bytes: Uint8Array): MadeFile {
  return { name, mediaType, chunks: () => once(bytes) };
}

/** One piece. */
// oxlint-disable-next-line require-await -- a stream of one piece waits for nothing
export async function* once(bytes: Uint8Array): Chunks {
  yield bytes;
}
