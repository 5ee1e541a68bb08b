import type { FeedUnit } from '../../core/publish/feed-unit.ts';
import { provinceOf } from '../../core/publish/feed-name.ts';
import type { RootIndex } from '../../core/publish/index-document.ts';
import type { StandingIndexes } from '../../core/publish/merge-entry.ts';
import type { Press } from '../press.ts';

/** Where the bytes of an object named by its hash come from; undefined when it is not there. */
export type ReadObject = (key: string) => Promise<Uint8Array | undefined>;

/** Walks from a root to the indexes above a unit. An index that is named but missing is our fault. */
export async function readIndexes(
  root: RootIndex | undefined,
  unit: FeedUnit,
  { press, read }: { readonly press: Press; readonly read: ReadObject },
): Promise<StandingIndexes> {
  if (root === undefined || unit.kind !== 'reports') return { root };
  const yearPath = root.years.find(({ year }) => year === unit.year)?.path;
  if (yearPath === undefined) return { root };
  const year = press.parseYear(await must(yearPath, read));
  const yearRollup = press.parseYearRollup(await must(year.rollup.path, read));
  const province = provinceOf(unit.region);
  const provincePath = year.provinces.find((entry) => entry.province === province)?.path;
  if (provincePath === undefined) return { root, year, yearRollup };
  const index = press.parseProvince(await must(provincePath, read));
  const provinceRollup = press.parseProvinceRollup(await must(index.rollup.path, read));
  return { root, year, yearRollup, province: index, provinceRollup };
}

async function must(key: string, read: ReadObject): Promise<Uint8Array> {
  const body = await read(key);
  if (body === undefined) throw new Error(`${key} is named by an index and is not there`);
  return body;
}
