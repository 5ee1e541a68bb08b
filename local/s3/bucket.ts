import { randomBytes, randomUUID } from 'node:crypto';
import { mkdirSync, readdirSync, renameSync, rmSync } from 'node:fs';
import { join } from 'node:path';
import { JsonFile } from '../json-file.ts';
import { type BucketSettings, newBucketSettings } from './bucket-settings.ts';
import { Journal } from './journal.ts';
import { S3Error } from './s3-error.ts';
import {
  NULL_VERSION,
  type ObjectVersion,
  type StoredContent,
  type StoredVersion,
} from './stored-version.ts';
import { type IndexChange, VersionIndex } from './version-index.ts';

/** What was deleted: a version for good, or the key behind a new delete marker. */
export interface Deletion {
  readonly removed?: StoredVersion;
  readonly marker?: StoredVersion;
}

/** Below this many void entries a journal is left as it is. */
const WORTH_COMPACTING = 1000;

/**
 * A bucket in a folder: `settings.json`, `journal.ndjson` (the index of all versions, append-only), `blobs/` (the bytes),
 * `temporary/` and `uploads/` (multipart uploads under way). Bytes lie in `blobs/` before the journal names them, so
 * that a process killed at any moment leaves at worst a blob without a name, which the next opening removes.
 */
export class Bucket {
  readonly name: string;
  readonly folder: string;
  readonly index = new VersionIndex();
  readonly #journal: Journal<IndexChange>;
  readonly #settingsFile: JsonFile<BucketSettings>;
  #settings: BucketSettings;
  #lastSequence = 0;

  constructor(folder: string, name: string) {
    this.name = name;
    this.folder = folder;
    rmSync(join(folder, 'temporary'), { recursive: true, force: true });
    for (const child of ['blobs', 'temporary', 'uploads'])
      mkdirSync(join(folder, child), { recursive: true });
    this.#settingsFile = new JsonFile(join(folder, 'settings.json'));
    this.#settings = this.#settingsFile.read() ?? newBucketSettings(Date.now());
    this.#settingsFile.write(this.#settings);
    this.#journal = Journal.open(join(folder, 'journal.ndjson'), (change) => this.#take(change));
    this.#compact();
    this.#removeNamelessBlobs();
  }

  get settings(): BucketSettings {
    return this.#settings;
  }

  changeSettings(change: Partial<BucketSettings>): void {
    this.#settings = { ...this.#settings, ...change };
    this.#settingsFile.write(this.#settings);
  }

  /** A path for bytes that are still arriving. */
  temporaryFile(): string {
    return join(this.folder, 'temporary', randomUUID());
  }

  blobFile(content: StoredContent): string {
    return join(this.folder, 'blobs', content.blob);
  }

  /**
   * Makes the bytes of a temporary file the newest version of the key. Nothing here waits, so whatever was checked
   * in the same turn of the event loop still holds.
   */
  commit(key: string, file: string, content: Omit<StoredContent, 'blob'>): StoredVersion {
    const blob = randomUUID();
    renameSync(file, join(this.folder, 'blobs', blob));
    return this.#add(key, { ...content, blob });
  }

  /** S3's DELETE: of a named version, for good; else a delete marker where versions are kept. */
  delete(key: string, versionId?: string): Deletion {
    if (versionId === undefined && this.#settings.versioning !== undefined) return { marker: this.#add(key) };
    const removed = this.index.find(key, versionId ?? NULL_VERSION);
    if (removed === undefined) return {};
    this.#record({ remove: { key, versionId: removed.versionId } });
    return { removed };
  }

  /** Replaces what is said about a version, without making a new one. */
  changeContent(version: StoredVersion, content: StoredContent): void {
    this.#record({ put: { ...version, content } });
  }

  close(): void {
    this.#journal.close();
  }

  #add(key: string, content?: StoredContent): StoredVersion {
    const newest = this.index.find(key);
    const version = {
      key,
      versionId: this.#settings.versioning === 'Enabled' ? newVersionId() : NULL_VERSION,
      // The clock as a floor: compacting may forget the highest number.
      sequence: Math.max(this.#lastSequence + 1, Date.now()),
      lastModified: Math.max(Math.floor(Date.now() / 1000), newest?.lastModified ?? 0),
      ...(content && { content }),
    };
    this.#record({ put: version });
    return version;
  }

  #record(change: IndexChange): void {
    this.#journal.append(change);
    for (const { content } of this.#take(change)) {
      if (content !== undefined) rmSync(this.blobFile(content), { force: true });
    }
  }

  #take(change: IndexChange): readonly StoredVersion[] {
    if ('put' in change) this.#lastSequence = Math.max(this.#lastSequence, change.put.sequence);
    return this.index.apply(change);
  }

  #compact(): void {
    const versions = [...this.index.all()];
    if (this.#journal.length - versions.length < Math.max(WORTH_COMPACTING, versions.length)) return;
    this.#journal.replace(versions.map((put) => ({ put })));
  }

  #removeNamelessBlobs(): void {
    const named = new Set<string>();
    for (const { content } of this.index.all()) if (content !== undefined) named.add(content.blob);
    for (const blob of readdirSync(join(this.folder, 'blobs'))) {
      if (!named.has(blob)) rmSync(join(this.folder, 'blobs', blob));
    }
  }
}

/** The version itself, if it can be read; else throws what S3 answers. A delete marker says so in headers. */
export function readable(version: StoredVersion | undefined, versionId?: string): ObjectVersion {
  if (version === undefined) throw new S3Error(versionId === undefined ? 'NoSuchKey' : 'NoSuchVersion');
  const { content } = version;
  if (content !== undefined) return { ...version, content };
  const headers = { 'x-amz-delete-marker': 'true', 'x-amz-version-id': version.versionId };
  throw new S3Error(versionId === undefined ? 'NoSuchKey' : 'MethodNotAllowed', undefined, headers);
}

/** Opaque, like S3's: 32 characters that say nothing about order. */
function newVersionId(): string {
  return randomBytes(24).toString('base64url');
}
