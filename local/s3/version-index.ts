import { compareKeys } from './compare-keys.ts';
import type { StoredVersion } from './stored-version.ts';

/** One change of a bucket, as the journal keeps it. */
export type IndexChange =
  | { readonly put: StoredVersion }
  | { readonly remove: { readonly key: string; readonly versionId: string } };

/** All versions of a bucket in memory, in the order in which S3 lists them. */
export class VersionIndex {
  readonly #versions = new Map<string, StoredVersion[]>();
  #sortedKeys: string[] | undefined;

  /** Takes a change; answers with the versions that it displaced and whose bytes nobody needs any more. */
  apply(change: IndexChange): readonly StoredVersion[] {
    if ('remove' in change) return this.#remove(change.remove.key, change.remove.versionId);
    return this.#put(change.put);
  }

  /** Versions of a key, the newest first; delete markers among them. */
  versionsOf(key: string): readonly StoredVersion[] {
    return this.#versions.get(key) ?? [];
  }

  /** The version of that id, or without one the newest. */
  find(key: string, versionId?: string): StoredVersion | undefined {
    const versions = this.versionsOf(key);
    return versionId === undefined
      ? versions[0]
      : versions.find((version) => version.versionId === versionId);
  }

  /** All keys that have a version, in S3's order. */
  keys(): readonly string[] {
    this.#sortedKeys ??= [...this.#versions.keys()].sort(compareKeys);
    return this.#sortedKeys;
  }

  /** Position in `keys()` of the first key that is not before the given one. */
  positionOf(key: string): number {
    const keys = this.keys();
    let low = 0;
    let high = keys.length;
    while (low < high) {
      const middle = (low + high) >>> 1;
      if (compareKeys(keys[middle] ?? '', key) < 0) low = middle + 1;
      else high = middle;
    }
    return low;
  }

  /** Every version, oldest first, key by key. */
  *all(): Generator<StoredVersion> {
    for (const versions of this.#versions.values()) yield* versions.toReversed();
  }

  get size(): number {
    return this.#versions.size;
  }

  #put(version: StoredVersion): readonly StoredVersion[] {
    const replacing = this.find(version.key, version.versionId);
    const versions = this.#versions.get(version.key);
    if (versions === undefined) {
      this.#insertKey(version.key);
      this.#versions.set(version.key, [version]);
      return [];
    }
    if (replacing?.sequence === version.sequence) {
      versions.splice(versions.indexOf(replacing), 1, version);
      return [];
    }
    if (replacing !== undefined) versions.splice(versions.indexOf(replacing), 1);
    versions.unshift(version);
    return replacing === undefined ? [] : [replacing];
  }

  #remove(key: string, versionId: string): readonly StoredVersion[] {
    const versions = this.#versions.get(key) ?? [];
    const gone = versions.find((version) => version.versionId === versionId);
    if (gone === undefined) return [];
    versions.splice(versions.indexOf(gone), 1);
    if (versions.length === 0) {
      this.#versions.delete(key);
      this.#sortedKeys?.splice(this.positionOf(key), 1);
    }
    return [gone];
  }

  #insertKey(key: string): void {
    this.#sortedKeys?.splice(this.positionOf(key), 0, key);
  }
}
