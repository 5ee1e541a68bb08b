import { regionOf } from '../../core/forms/canonical-report.ts';
import type { FeedUnit } from '../../core/publish/feed-unit.ts';
import type { AcceptedRecord, ReportYear, StateStore } from '../ports.ts';
import { homeUnitOf } from './record-id.ts';
import { unitKey } from './unit-key.ts';

/** What has to be published again, and the report years that are opened with it. */
export interface Touched {
  readonly units: readonly FeedUnit[];
  readonly opening: readonly number[];
}

/**
 * The units whose feeds change with these records, each once: where they appear; for reports the same region's shard
 * of the next year too, because its open findings are held to them; for rows of the register every year of their
 * region, because shards tell names, who came from whom and who is to report; for a round every region of its area.
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
    ...nextYears(records, years),
    ...shards(whole, opening),
    ...(await unitsOfRounds(records, opening, state)),
    ...unitsOfRegister(records, years),
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

function unitsOfRegister(records: readonly AcceptedRecord[], years: readonly number[]): readonly FeedUnit[] {
  const regions = new Set(
    records.flatMap((record) =>
      record.kind === 'organisation' ? [regionOf(record.organisation.orgId)] : [],
    ),
  );
  return shards([...regions], years);
}

/** The shards of the next year, of years that there are: one that begins later reads these reports itself. */
function nextYears(records: readonly AcceptedRecord[], years: readonly number[]): readonly FeedUnit[] {
  const reports = records.flatMap((record) => (record.kind === 'report' ? [record.report] : []));
  return reports.flatMap(({ year, orgId }) =>
    years.includes(year + 1) ? shards([regionOf(orgId)], [year + 1]) : [],
  );
}

function shards(regions: readonly string[], years: readonly number[]): readonly FeedUnit[] {
  return years.flatMap((year) => regions.map((region) => ({ kind: 'reports' as const, year, region })));
}
