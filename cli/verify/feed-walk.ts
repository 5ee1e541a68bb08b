import { hash } from 'node:crypto';
import { namedEntries, type NamedEntry } from '../../core/publish/verify/named-entries.ts';
import type { FeedSource } from './feed-source.ts';
import type { Trouble } from './trouble.ts';

const AT_ONCE = 16;

/** A file whose bytes were held to its hash and length. */
export interface CheckedFile {
  readonly entry: NamedEntry;
  /** Undefined where it is missing. */
  readonly body: Uint8Array | undefined;
  readonly isSound: boolean;
}

/** What a walk is given beside its source. */
export interface WalkOptions {
  readonly onFile?: (file: CheckedFile) => void;
  readonly redacted?: ReadonlyMap<string, string>;
}

/** Follows every document of the feeds to every file that it names, and checks each once. */
export class FeedWalk {
  readonly troubles: Trouble[] = [];
  /** Files that were met and are redacted. */
  readonly redacted: string[] = [];
  files = 0;
  bytes = 0;
  readonly #source: FeedSource;
  readonly #seen = new Map<string, Promise<CheckedFile>>();
  readonly #onFile: (file: CheckedFile) => void;
  /** Hashes that stand in place of others, by path: personal data was taken out. */
  readonly #redacted: ReadonlyMap<string, string>;

  constructor(source: FeedSource, given: WalkOptions = {}) {
    this.#source = source;
    this.#onFile = given.onFile ?? (() => undefined);
    this.#redacted = given.redacted ?? new Map<string, string>();
  }

  /** Checks all that a document names, and what these name; where a release names the one before, it stops. */
  async follow(document: unknown): Promise<void> {
    const waiting = namedEntries(document);
    for (let at = 0; at < waiting.length; at += AT_ONCE)
      await Promise.all(waiting.slice(at, at + AT_ONCE).map((entry) => this.#visit(entry)));
  }

  /** Every path that was looked at. */
  get paths(): readonly string[] {
    return [...this.#seen.keys()];
  }

  /** The file behind an entry, checked; asked for again, it is the same. */
  check(entry: NamedEntry): Promise<CheckedFile> {
    const known = this.#seen.get(entry.path) ?? this.#fetch(entry);
    this.#seen.set(entry.path, known);
    return known;
  }

  async #visit(entry: NamedEntry): Promise<void> {
    if (this.#seen.has(entry.path)) return;
    const { body, isSound } = await this.check(entry);
    if (body === undefined || !isSound || entry.member === 'previous' || !isIndex(entry.path)) return;
    await this.follow(JSON.parse(Buffer.from(body).toString()));
  }

  async #fetch(entry: NamedEntry): Promise<CheckedFile> {
    const { path, sha256, bytes } = entry;
    const body = await this.#source.get(path);
    this.files += 1;
    if (body === undefined) {
      this.troubles.push({ path, kind: 'missing', promised: { sha256, bytes } });
      return { entry, body, isSound: false };
    }
    this.bytes += body.length;
    const found = { sha256: hash('sha256', body), bytes: body.length };
    const isSound = found.sha256 === sha256 && found.bytes === bytes;
    if (!isSound && this.#redacted.get(path) === found.sha256) this.redacted.push(path);
    else if (!isSound) this.troubles.push({ path, kind: 'changed', promised: { sha256, bytes }, found });
    const file = { entry, body, isSound };
    this.#onFile(file);
    return file;
  }
}

/** Documents that name other files; data does not. */
function isIndex(path: string): boolean {
  return /\/(?:index|manifest|changes|from-\d+)(?:-[0-9a-f]{64})?\.json$/.test(path);
}
