import type { FeedUnit } from './feed-unit.ts';
import type { DictionaryEntry } from './index-document.ts';
import type { StandingIndexes, UnitEntry } from './merge-entry.ts';

/** Tells whether a unit's entry is still the same: undefined while the unit has none. */
export function entryMark(standing: StandingIndexes, unit: FeedUnit): string | undefined {
  if (unit.kind === 'reports') {
    return standing.province?.regions.find(({ region }) => region === unit.region)?.sha256;
  }
  return dictionaryMark(unit.kind, standing.root?.dictionaries ?? []);
}

/** The mark that a unit has once this entry stands. */
export function markOfEntry(entry: UnitEntry): string | undefined {
  return entry.kind === 'reports' ? entry.shard.sha256 : dictionaryMark(entry.kind, entry.dictionaries);
}

function dictionaryMark(kind: string, dictionaries: readonly DictionaryEntry[]): string | undefined {
  const own = dictionaries.filter(({ name }) => name.startsWith(`${kind}.`));
  return own.length === 0 ? undefined : own.map(({ sha256 }) => sha256).join(' ');
}
