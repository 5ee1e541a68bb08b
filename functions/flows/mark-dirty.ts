import type { FeedUnit } from '../../core/publish/feed-unit.ts';
import type { AcceptedRecord, StateStore } from '../ports.ts';
import { dirtyUnits } from './dirty-units.ts';
import { inParallel } from './in-parallel.ts';

const AT_ONCE = 16;

/**
 * Marks every unit whose feeds change with these records, which are in place already, and answers with the units.
 * A year is open only once all its units are marked: who dies before that leaves the rest to the next one.
 */
export async function markDirty(
  records: readonly AcceptedRecord[],
  state: StateStore,
): Promise<readonly FeedUnit[]> {
  const { units, opening } = await dirtyUnits(records, state);
  await inParallel(units, AT_ONCE, (unit) => state.markDirty(unit));
  for (const year of opening) await state.openYear(year);
  return units;
}
