import type { FeedFile } from '../core/publish/feed-file.ts';
import type { FeedUnit } from '../core/publish/feed-unit.ts';
import type { ProvinceIndex, RootIndex, YearIndex } from '../core/publish/index-document.ts';
import type { MergedIndexes, StandingIndexes, UnitEntry } from '../core/publish/merge-entry.ts';
import type { PublishedOrganisation } from '../core/publish/published-organisation.ts';
import type { PublishedRound } from '../core/publish/published-round.ts';
import type { ShardContent } from '../core/publish/shard-content.ts';

/** A unit ready to be put: `files` in any order, then `manifest` where there is one, then `entry` is merged. */
export interface Print {
  readonly files: readonly FeedFile[];
  readonly manifest?: FeedFile;
  readonly entry: UnitEntry;
}

/** What publishing needs of the core: bytes from content, and indexes from indexes. Pure. */
export interface Press {
  printShard(content: ShardContent): Print;
  printRegister(organisations: readonly PublishedOrganisation[]): Print;
  printRounds(rounds: readonly PublishedRound[]): Print;
  readonly rootKey: string;
  parseRoot(body: Uint8Array): RootIndex;
  parseYear(body: Uint8Array): YearIndex;
  parseProvince(body: Uint8Array): ProvinceIndex;
  parseYearRollup(body: Uint8Array): NonNullable<StandingIndexes['yearRollup']>;
  parseProvinceRollup(body: Uint8Array): NonNullable<StandingIndexes['provinceRollup']>;
  merge(standing: StandingIndexes, entry: UnitEntry): MergedIndexes;
  /** Tells whether a unit's entry is still the same; undefined while it has none. */
  mark(standing: StandingIndexes, unit: FeedUnit): string | undefined;
  /** The mark that a unit has once this entry stands. */
  markOf(entry: UnitEntry): string | undefined;
  /** The keys of all files that a manifest names. */
  filesOf(manifest: Uint8Array): readonly string[];
}
