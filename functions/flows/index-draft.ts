import type { FeedFile } from '../../core/publish/feed-file.ts';
import type { FeedUnit } from '../../core/publish/feed-unit.ts';
import type { RootIndex } from '../../core/publish/index-document.ts';
import type { MergedIndexes, StandingIndexes } from '../../core/publish/merge-entry.ts';
import type { Press } from '../press.ts';
import { readIndexes, type ReadObject } from './read-indexes.ts';

/** Indexes as they will be once they are put: what stands, with entry after entry merged in memory. */
export class IndexDraft {
  readonly #pending = new Map<string, FeedFile>();
  readonly #press: Press;
  readonly #feed: ReadObject;
  #root: RootIndex | undefined;
  #rootFile: FeedFile | undefined;

  constructor(standing: RootIndex | undefined, press: Press, feed: ReadObject) {
    this.#root = standing;
    this.#press = press;
    this.#feed = feed;
  }

  /** The indexes above a unit, with everything that was taken so far. */
  indexesOf(unit: FeedUnit): Promise<StandingIndexes> {
    return readIndexes(this.#root, unit, { press: this.#press, read: (key) => this.#read(key) });
  }

  take({ files, root }: MergedIndexes): void {
    for (const file of files) this.#pending.set(file.key, file);
    this.#rootFile = root;
    this.#root = this.#press.parseRoot(root.body);
  }

  /** The new root; undefined when nothing was taken. */
  get rootFile(): FeedFile | undefined {
    return this.#rootFile;
  }

  /** What has to be put before the root: indexes that only stood between two merges are left out. */
  files(): readonly FeedFile[] {
    const { years = [], dictionaries = [] } = this.#root ?? {};
    const named = new Set([...years, ...dictionaries].map(({ path }) => path));
    for (const { path } of years) {
      const body = this.#pending.get(path)?.body;
      if (body !== undefined) this.#nameYear(body, named);
    }
    return [...this.#pending.values()].filter(({ key }) => named.has(key));
  }

  #nameYear(body: Uint8Array, named: Set<string>): void {
    const { rollup, provinces } = this.#press.parseYear(body);
    named.add(rollup.path);
    for (const { path } of provinces) {
      named.add(path);
      const province = this.#pending.get(path);
      if (province !== undefined) named.add(this.#press.parseProvince(province.body).rollup.path);
    }
  }

  async #read(key: string): Promise<Uint8Array | undefined> {
    return this.#pending.get(key)?.body ?? (await this.#feed(key));
  }
}
