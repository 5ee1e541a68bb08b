import { regionOf } from '../../core/forms/canonical-report.ts';
import type { FeedUnit } from '../../core/publish/feed-unit.ts';
import type { AcceptedRecord, ReportYear, StateStore } from '../ports.ts';
import { sharedBeginnings } from './shared-beginnings.ts';
import { homeUnitOf } from './record-id.ts';
import { unitKey } from './unit-key.ts';

/** What has to be published again, and the report years that are opened with it. */
export interface Touched {
  readonly units: readonly FeedUnit[];
  readonly opening: readonly number[];
}

/**
 * The units whose feeds change with these records, each once: where they appear; for reports the same region's shard
 * of the next year too, because its open findings are held to them, and that of whoever its organisation went into; for
 * rows of the register every year of their region and of their successors', because shards tell names, who came from
 * whom and who is to report; for a round every region of its area.
 * A year that nobody spoke of before has all regions of the register: who is missing is told of them too. Looked
 * up after the records are in place, and after the year has begun: whoever changes the register at the same time
 * either sees the year, or is seen here.
 */
export async function dirtyUnits(records: readonly AcceptedRecord[], state: StateStore): Promise<Touched> {
  const known = records.some(hasYears) ? await state.years() : [];
  const opening = await beginYears(records, known, state);
  const years = [...new Set([...known.map(({ year }) => year), ...opening])];
  const whole = opening.length === 0 ? [] : await state.regionsOfRegister('');
  const units = [
    ...records.flatMap((record) => homeUnitOf(record) ?? []),
    ...(await nextYears(records, years, state)),
    ...shards(whole, opening),
    ...(await unitsOfRounds(records, opening, state)),
    ...(await unitsOfRegister(records, years, state)),
  ];
  return { units: [...new Map(units.map((unit) => [unitKey(unit), unit])).values()], opening };
}

/** Whether it matters for the record which years there are. */
function hasYears(record: AcceptedRecord): boolean {
  return yearOf(record) !== undefined || record.kind === 'organisation';
}

/** The years of these records that are not open yet, once they have begun. */
async function beginYears(
  records: readonly AcceptedRecord[],
  known: readonly ReportYear[],
  state: StateStore,
): Promise<readonly number[]> {
  const years = new Set(records.flatMap((record) => yearOf(record) ?? []));
  for (const { year, isOpen } of known) if (isOpen) years.delete(year);
  for (const year of years) await state.beginYear(year);
  return [...years];
}

function yearOf(record: AcceptedRecord): number | undefined {
  if (record.kind === 'report') return record.report.year;
  return record.kind === 'round' ? record.round.year : undefined;
}

/** Rounds of years that are being opened need nothing of their own. */
async function unitsOfRounds(
  records: readonly AcceptedRecord[],
  opening: readonly number[],
  state: StateStore,
): Promise<readonly FeedUnit[]> {
  const units: FeedUnit[] = [];
  for (const record of records) {
    if (record.kind !== 'round' || opening.includes(record.round.year)) continue;
    units.push(...shards(await state.regionsOfRegister(record.round.area), [record.round.year]));
  }
  return units;
}

async function unitsOfRegister(
  records: readonly AcceptedRecord[],
  years: readonly number[],
  state: StateStore,
): Promise<readonly FeedUnit[]> {
  const ids = records.flatMap((record) =>
    record.kind === 'organisation' ? [record.organisation.orgId] : [],
  );
  if (ids.length === 0) return [];
  const after = [...(await successorsOf(ids, state)).values()].flat();
  return shards([...new Set([...ids, ...after].map(regionOf))], years);
}

/** The shards of the next year, of years that there are: one that begins later reads these reports itself. */
async function nextYears(
  records: readonly AcceptedRecord[],
  years: readonly number[],
  state: StateStore,
): Promise<readonly FeedUnit[]> {
  const reports = records.flatMap((record) => (record.kind === 'report' ? [record.report] : []));
  const followed = reports.filter(({ year }) => years.includes(year + 1));
  const ids = followed.map(({ orgId }) => orgId);
  const after = await successorsOf(ids, state);
  return followed.flatMap(({ year, orgId }) =>
    shards([orgId, ...(after.get(orgId) ?? [])].map(regionOf), [year + 1]),
  );
}

/** Into whom these organisations went, or once were said to have gone. */
async function successorsOf(
  orgIds: readonly string[],
  state: StateStore,
): Promise<ReadonlyMap<string, readonly string[]>> {
  const wanted = new Set(orgIds);
  const found = new Map<string, string[]>();
  for (const prefix of sharedBeginnings([...wanted]))
    for (const { predecessor, successor } of await state.successors(prefix))
      if (wanted.has(predecessor)) found.set(predecessor, [...(found.get(predecessor) ?? []), successor]);
  return found;
}

function shards(regions: readonly string[], years: readonly number[]): readonly FeedUnit[] {
  return years.flatMap((year) => regions.map((region) => ({ kind: 'reports' as const, year, region })));
}
