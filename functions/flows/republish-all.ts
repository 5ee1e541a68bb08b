import type { FeedUnit } from '../../core/publish/feed-unit.ts';
import type { MessageQueue, StateStore } from '../ports.ts';
import { inParallel } from './in-parallel.ts';
import { UNIT_PARTITIONS } from './unit-key.ts';

/** What republishing works with. */
export interface RepublishPorts {
  readonly state: StateStore;
  readonly publishQueue: MessageQueue<FeedUnit>;
}

const AT_ONCE = 8;

/**
 * Has every unit published anew, for what no upload tells of: another licence, other words, a new format. Each is
 * counted as moved first, so that a lost message is found by the sweep. Answers with the number of units.
 */
export async function republishAll({ state, publishQueue }: RepublishPorts): Promise<number> {
  const counters = await inParallel(UNIT_PARTITIONS, AT_ONCE, (partition) => state.counters(partition));
  const units = counters.flat().map(({ unit }) => unit);
  await inParallel(units, AT_ONCE, (unit) => state.markDirty(unit));
  await publishQueue.send(units);
  return units.length;
}
