import { subjectOf } from '../../core/decisions/decision-kinds.ts';
import type { ShardPlace } from '../../core/publish/feed-name.ts';
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
  const lastYear = await reader.statesOfShard(year - 1, region);
  const rounds = await reader.rounds(year);
  const decisions = await reader.decisionsOfShard(year, region);
  const explained = new Set(decisions.flatMap(({ decision }) => subjectOf(decision).reportId ?? []));
  const histories = await reader.histories(storied([...reports, ...lastYear], explained));
  return { year, region, reports, organisations, rounds, decisions, lastYear, histories };
}

/** The reports whose past counts: what changed is told, and an explanation is held to what it was given for. */
function storied(reports: readonly PublishedReport[], explained: ReadonlySet<string>): readonly string[] {
  const wanted = reports.filter(
    ({ reportId, revision, withdrawn, explanations }) =>
      revision > 1 || withdrawn === true || explained.has(reportId) || Object.keys(explanations).length > 0,
  );
  return wanted.map(({ reportId }) => reportId);
}
