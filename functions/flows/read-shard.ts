import { subjectOf } from '../../core/decisions/decision-kinds.ts';
import { regionOf, reportIdOf } from '../../core/forms/canonical-report.ts';
import type { ShardPlace } from '../../core/publish/feed-name.ts';
import type { PublishedOrganisation } from '../../core/publish/published-organisation.ts';
import type { PublishedReport } from '../../core/publish/published-report.ts';
import type { ShardContent } from '../../core/publish/shard-content.ts';
import type { StateReader, StateStore } from '../ports.ts';
import { readRegister } from './read-register.ts';

/**
 * Reads all that the files of a shard follow from; undefined where there is nothing to tell. One request after the other: a
 * job that has failed must have nothing left that runs.
 */
export async function readShard(
  { year, region }: ShardPlace,
  { reader, state }: { readonly reader: StateReader; readonly state: Pick<StateStore, 'years'> },
): Promise<ShardContent | undefined> {
  const reports = await reader.statesOfShard(year, region);
  // A decision may speak of a report that never came: it alone makes no year.
  if (reports.length === 0 && !(await state.years()).some((known) => known.year === year)) return undefined;
  const rows = await readRegister(region, reader);
  if (reports.length + rows.length === 0) return undefined;
  const organisations = new Map(rows.map((row) => [row.orgId, row]));
  const predecessors = await predecessorsOf(region, reader);
  const lastYear = [
    ...(await reader.statesOfShard(year - 1, region)),
    ...(await statesOf(elsewhere(predecessors, region), year - 1, reader)),
  ];
  const rounds = await reader.rounds(year);
  const decisions = await reader.decisionsOfShard(year, region);
  const explained = new Set(decisions.flatMap(({ decision }) => subjectOf(decision).reportId ?? []));
  const histories = await reader.histories(storied([...reports, ...lastYear], explained));
  return { year, region, reports, organisations, rounds, decisions, predecessors, lastYear, histories };
}

/** The rows of all that ever were said to have gone into an organisation of the region. */
async function predecessorsOf(
  region: string,
  reader: StateReader,
): Promise<readonly PublishedOrganisation[]> {
  const ids = (await reader.predecessors(region)).map(({ predecessor }) => predecessor);
  return ids.length === 0 ? [] : [...(await reader.organisations([...new Set(ids)])).values()];
}

function elsewhere(rows: readonly PublishedOrganisation[], region: string): readonly string[] {
  return rows.map(({ orgId }) => orgId).filter((orgId) => regionOf(orgId) !== region);
}

/** What stands of a year of a few organisations; bodies move between regions rarely, so one request each. */
async function statesOf(
  orgIds: readonly string[],
  year: number,
  reader: StateReader,
): Promise<readonly PublishedReport[]> {
  const found: PublishedReport[] = [];
  for (const orgId of orgIds) {
    const state = await reader.stateOfReport(reportIdOf(orgId, year));
    if (state !== undefined) found.push(state);
  }
  return found;
}

/** The reports whose past counts: what changed is told, and an explanation is held to what it was given for. */
function storied(reports: readonly PublishedReport[], explained: ReadonlySet<string>): readonly string[] {
  const wanted = reports.filter(
    ({ reportId, revision, withdrawn, explanations }) =>
      revision > 1 || withdrawn === true || explained.has(reportId) || Object.keys(explanations).length > 0,
  );
  return wanted.map(({ reportId }) => reportId);
}
