import type { FeedUnit } from './feed-unit.ts';
import type { StandingIndexes } from './merge-entry.ts';

/** Tells whether a unit's entry is still the same: undefined while the unit has none. */
export function entryMark(standing: StandingIndexes, unit: FeedUnit): string | undefined {
  if (unit.kind === 'reports') {
    return standing.province?.regions.find(({ region }) => region === unit.region)?.sha256;
  }
  const register = standing.root?.dictionaries.filter(({ name }) => name.startsWith('organisations.')) ?? [];
  return register.length === 0 ? undefined : register.map(({ sha256 }) => sha256).join(' ');
}
