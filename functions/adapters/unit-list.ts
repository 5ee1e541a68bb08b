import type { FeedUnit } from '../../core/publish/feed-unit.ts';

/**
 * Units in little room: `2021:110000,110101;organisations;rounds`. A change of the whole register touches tens of
 * thousands of shards, and the list of them has to fit an item.
 */
export function encodeUnits(units: readonly FeedUnit[]): string {
  const shards = units.filter((unit) => unit.kind === 'reports');
  const years = [...Map.groupBy(shards, ({ year }) => year)].map(
    ([year, ofYear]) => `${year}:${ofYear.map(({ region }) => region).join(',')}`,
  );
  const others = units.flatMap(({ kind }) => (kind === 'reports' ? [] : [kind]));
  return [...years, ...new Set(others)].join(';');
}

/** The units of such a list. */
export function decodeUnits(text: string): readonly FeedUnit[] {
  return text === '' ? [] : text.split(';').flatMap(unitsOfPart);
}

function unitsOfPart(part: string): readonly FeedUnit[] {
  const [year = '', regions] = part.split(':');
  if (regions === undefined) return [{ kind: year === 'rounds' ? year : 'organisations' }];
  return regions.split(',').map((region) => ({ kind: 'reports', year: Number(year), region }));
}
