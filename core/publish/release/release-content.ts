import type { FeedFile, FileEntry, Sha256 } from '../feed-file.ts';
import type { RootIndex } from '../index-document.ts';
import type { ReleaseLogEntry, ReleaseManifest } from './release-document.ts';

/** A file that is made for a release, with the name by which the manifest lists it. */
export interface ReleaseFile {
  /** As in `changes.json`; may hold folders. */
  readonly name: string;
  readonly file: FeedFile;
}

/**
 * All that a release is made from. A year of the whole country is gigabytes, so that the state is read piece by
 * piece: what is made may depend on nothing but these bytes, and what is read never changes.
 */
export interface ReleaseContent {
  /** Number, moment, licence, engine and state. */
  readonly entry: ReleaseLogEntry;
  readonly root: RootIndex;
  /** The root of the release before; undefined for the first. */
  readonly before: RootIndex | undefined;
  /** The manifest of the release before; undefined for the first. */
  readonly previous: ReleaseManifest | undefined;
  /** The bytes behind an entry, held to its hash and length. */
  readonly read: (entry: FileEntry) => Promise<Uint8Array>;
  readonly sha256: Sha256;
}
