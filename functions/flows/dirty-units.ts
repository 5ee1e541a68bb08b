import { regionOf } from '../../core/forms/canonical-report.ts';
import type { FeedUnit } from '../../core/publish/feed-unit.ts';
import type { AcceptedRecord, StateStore } from '../ports.ts';
import { inParallel } from './in-parallel.ts';
import { homeUnitOf } from './record-id.ts';
import { unitKey, unitPartition } from './unit-key.ts';

const AT_ONCE = 16;

/**
 * The units whose feeds change with these records, each once: where they appear, and for rows of the register
 * every shard of their region too, because shards print the names of organisations. Looked up after the rows
 * are in place: a shard that is not there yet will read them when it is first published.
 */
export async function dirtyUnits(
  records: readonly AcceptedRecord[],
  state: StateStore,
): Promise<readonly FeedUnit[]> {
  const named = records.flatMap((record) =>
    record.kind === 'organisation' ? [regionOf(record.organisation.orgId)] : [],
  );
  const units = [
    ...records.flatMap((record) => homeUnitOf(record) ?? []),
    ...(await shardsOf(new Set(named), state)),
  ];
  return [...new Map(units.map((unit) => [unitKey(unit), unit])).values()];
}

async function shardsOf(regions: ReadonlySet<string>, state: StateStore): Promise<readonly FeedUnit[]> {
  const partitions = [...regions].map((region) => unitPartition({ kind: 'reports', year: 0, region }));
  const counters = await inParallel([...new Set(partitions)], AT_ONCE, (name) => state.counters(name));
  return counters
    .flat()
    .flatMap(({ unit }) => (unit.kind === 'reports' && regions.has(unit.region) ? [unit] : []));
}
