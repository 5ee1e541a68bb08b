import type { Organisation } from '../datasets/organisation.ts';
import { reportIdOf, type CanonicalReport } from '../forms/canonical-report.ts';
import type { Predecessors } from './predecessors.ts';
import type { Neighbours } from './rule.ts';

/** What is known around a report. */
export interface Surroundings {
  /** Rows of the register by id: that of its organisation at least. */
  readonly register: ReadonlyMap<string, Organisation>;
  /** Whoever went into its organisation. */
  readonly predecessors: Predecessors;
  /** The current report of an id. */
  readonly reportOf: (reportId: string) => CanonicalReport | undefined;
}

/**
 * What a report is compared with, mindful of what the register tells. A body that took part in a merger or a split
 * within the report year has no comparable past: it took over, or gave away, what was open. One that follows another
 * by a change of name goes on where that one stopped.
 */
export function neighboursOf(
  { orgId, year }: Pick<CanonicalReport, 'orgId' | 'year'>,
  { register, predecessors, reportOf }: Surroundings,
): Neighbours {
  const organisation = register.get(orgId);
  const before = predecessors.get(orgId) ?? [];
  if ([organisation, ...before].some((row) => changedBody(row, year))) return { organisation };
  const own = reportOf(reportIdOf(orgId, year - 1));
  const renamed = own ? undefined : before.find(({ event }) => event?.kind === 'rename');
  if (renamed === undefined || organisation === undefined) return { organisation, lastYear: own };
  const lastYear = reportOf(reportIdOf(renamed.orgId, year - 1));
  return { organisation: { ...organisation, validFrom: renamed.validFrom }, lastYear };
}

/** Whether a merger or a split falls between the end of the year before and the end of the year. */
function changedBody(row: Organisation | undefined, year: number): boolean {
  const { kind, date } = row?.event ?? {};
  if (date === undefined || kind === 'rename') return false;
  return date >= `${year - 1}-12-31` && date <= `${year}-12-31`;
}
