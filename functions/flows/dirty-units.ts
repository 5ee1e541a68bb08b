import { regionOf } from '../../core/forms/canonical-report.ts';
import type { FeedUnit } from '../../core/publish/feed-unit.ts';
import type { AcceptedRecord, StateStore } from '../ports.ts';
import { inParallel } from './in-parallel.ts';
import { homeUnitOf } from './record-id.ts';
import { unitKey, unitPartition } from './unit-key.ts';

const AT_ONCE = 16;

/**
 * The units whose feeds change with these records, each once: where they appear; for reports the same region's shard
 * of the next year too, because its open findings are held to them; for rows of the register every shard of their
 * region, because shards print the names of organisations and follow who came from whom. Looked up after the records
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
    ...(await nextYears(records, state)),
    ...(await shardsOf(new Set(named), state)),
  ];
  return [...new Map(units.map((unit) => [unitKey(unit), unit])).values()];
}

/** The shards of the next year that there are. */
async function nextYears(
  records: readonly AcceptedRecord[],
  state: StateStore,
): Promise<readonly FeedUnit[]> {
  const next = records.flatMap((record): readonly FeedUnit[] => {
    if (record.kind !== 'report') return [];
    return [{ kind: 'reports', year: record.report.year + 1, region: regionOf(record.report.orgId) }];
  });
  const units = [...new Map(next.map((unit) => [unitKey(unit), unit])).values()];
  const counters = await inParallel(units, AT_ONCE, (unit) => state.counter(unit));
  return counters.flatMap(({ unit, dirty }) => (dirty > 0 ? [unit] : []));
}

async function shardsOf(regions: ReadonlySet<string>, state: StateStore): Promise<readonly FeedUnit[]> {
  const partitions = [...regions].map((region) => unitPartition({ kind: 'reports', year: 0, region }));
  const counters = await inParallel([...new Set(partitions)], AT_ONCE, (name) => state.counters(name));
  return counters
    .flat()
    .flatMap(({ unit }) => (unit.kind === 'reports' && regions.has(unit.region) ? [unit] : []));
}
