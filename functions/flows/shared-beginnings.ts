import { provinceOf } from '../../core/publish/feed-name.ts';

/** For each province of some ids, what they all begin with there: the fewest ranges that hold them all. */
export function sharedBeginnings(orgIds: readonly string[]): readonly string[] {
  const byProvince = Map.groupBy(orgIds, provinceOf);
  return [...byProvince.values()].map((own) => own.reduce(sharedBeginning));
}

function sharedBeginning(a: string, b: string): string {
  let length = 0;
  while (length < a.length && a[length] === b[length]) length += 1;
  return a.slice(0, length);
}
