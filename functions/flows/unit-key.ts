import type { FeedUnit } from '../../core/publish/feed-unit.ts';

/** One short name for a unit: equal units have equal names. */
export function unitKey(unit: FeedUnit): string {
  return unit.kind === 'reports' ? `reports#${unit.region}#${unit.year}` : unit.kind;
}

/** How the names of all shards below a region begin; `region` has two to six digits. */
export function unitsBelow(region: string): string {
  return `reports#${region}`;
}

/** The unit of that name. */
export function unitOfKey(name: string): FeedUnit {
  const [kind, region, year] = name.split('#');
  if (kind === 'organisations' || kind === 'rounds') return { kind };
  if (kind !== 'reports' || region === undefined) throw new Error(`there is no unit ${name}`);
  return { kind, region, year: Number(year) };
}

/** Under which name counters are kept together: the province of a shard (two digits), the register, the rounds. */
export function unitPartition(unit: FeedUnit): string {
  return unit.kind === 'reports' ? unit.region.slice(0, 2) : unit.kind;
}

/** All partitions that there can be. */
export const UNIT_PARTITIONS: readonly string[] = [
  'organisations',
  'rounds',
  ...Array.from({ length: 100 }, (_, province) => String(province).padStart(2, '0')),
];
