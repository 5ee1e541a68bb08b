import type { FeedFile, FileEntry } from '../core/publish/feed-file.ts';
import type { RootIndex } from '../core/publish/index-document.ts';
import type { Redaction } from '../core/publish/redaction/redaction-list.ts';
import type { TextPlace } from '../core/publish/redaction/redact-document.ts';
import type { ReleaseManifest } from '../core/publish/release/release-document.ts';
import type { AcceptedRecord, StandIn, UploadName } from './ports.ts';

/** One text of one report, and until when it was filed. */
export interface TakenText {
  readonly reportId: string;
  readonly field: string;
  /** The moment of the decision, ISO 8601 in UTC. */
  readonly until: string;
  /** What becomes of the uploads that brought it: evidence that stays, or nothing but what stands in their place. */
  readonly uploads: 'keep' | 'remove';
}

/** What only an operator may do: write over what never changes otherwise, and remove what it was. */
export interface Redactor {
  /** Writes a revision's record under its digest. */
  rewriteRevision(record: AcceptedRecord): Promise<void>;
  /** The keys of all plans and receipts, also of those that lost a race; a page at a time. */
  privateKeys(): AsyncIterable<readonly string[]>;
  /** Writes a private object over, and removes its older versions. */
  erasePrivate(key: string, body: string): Promise<void>;
  readPrivate(key: string): Promise<string | undefined>;
  /** Keeps what stands in place of an upload, and nothing of what stood there before. */
  keepStandIn(standIn: StandIn): Promise<void>;
  /** Deletes a version of an upload for good. */
  removeUpload(upload: UploadName): Promise<void>;
  /** The keys of the feeds that begin like this; a page at a time. */
  publicKeys(prefix: string): AsyncIterable<readonly string[]>;
  /** Writes a public object over, and removes its older versions. */
  erasePublic(key: string, body: Uint8Array, contentType: string): Promise<void>;
  /** Has copies on their way to readers forgotten. */
  purge(paths: readonly string[]): Promise<void>;
}

/** What redacting needs of the core. Pure. */
export interface RedactionPress {
  readonly rootKey: string;
  readonly releasesKey: string;
  readonly listKey: string;
  manifestKey(release: number): string;
  latestOf(index: Uint8Array): number;
  parseRoot(body: Uint8Array): RootIndex;
  parseManifest(body: Uint8Array): ReleaseManifest;
  /** All files of a report in a state, and those that it has with others of its shard; none where it is not there. */
  findReport(
    root: RootIndex,
    reportId: string,
    read: (entry: FileEntry) => Promise<Uint8Array>,
  ): Promise<readonly FileEntry[]>;
  /** Where all files of a report's shard lie, those that were replaced too. */
  shardFolder(reportId: string): string;
  /** A file with the tombstone in place of the text, by its path; undefined where there is nothing to take out. */
  redactFile(path: string, body: Uint8Array, place: TextPlace): Promise<Uint8Array | undefined>;
  /** A receipt's document with the tombstone in place of what it quotes: pieces of the text, or all of it. */
  redactQuotes(document: unknown, text: string, what: 'pieces' | 'whole'): unknown;
  /** Whether the text stands in a file, or in any string of a document. */
  bytesHoldText(bytes: Uint8Array, text: string): boolean;
  documentHoldsText(document: unknown, text: string): boolean;
  /** What stands in place of a page. */
  redactPage(): Uint8Array;
  parseList(body: Uint8Array): readonly Redaction[];
  /** The list with more entries. */
  list(standing: Uint8Array | undefined, more: readonly Redaction[]): FeedFile;
  readonly sha256: (bytes: Uint8Array) => string;
}
