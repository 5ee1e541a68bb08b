import { regionOf, reportIdOf } from '../../core/forms/canonical-report.ts';
import { explainedFindings } from '../../core/publish/explained-findings.ts';
import type { PublishedReport } from '../../core/publish/published-report.ts';
import { findingContexts } from '../../core/publish/shard-content.ts';
import { withoutTakenDown } from '../../core/publish/taken-down.ts';
import type { StateReader } from '../ports.ts';
import { readRegister } from './read-register.ts';

/** The little of the table that the findings of one report follow from. */
export type FindingReader = Pick<
  StateReader,
  'report' | 'organisationPage' | 'decisionsOfReport' | 'histories'
>;

/** A report with what is open about it, worked out from its context as publishing does it. */
export async function openReport(report: PublishedReport, reader: FindingReader): Promise<PublishedReport> {
  const { reportId, orgId } = report;
  const rows = await readRegister(regionOf(orgId), reader);
  const register = new Map(rows.map((row) => [row.orgId, row]));
  const before = await lastYearOf(report, rows, reader);
  const decisions = await reader.decisionsOfReport(reportId);
  const isExplained =
    decisions.length > 0 || report.revision > 1 || Object.keys(report.explanations).length > 0;
  const ids = [reportId, ...before.map((one) => one.reportId)];
  const histories = isExplained ? await reader.histories(ids) : new Map();
  const [told = report] = withoutTakenDown([report], decisions);
  const contextOf = findingContexts({ reports: [told, ...before], register, decisions, histories });
  return { ...told, openFindings: explainedFindings(told, contextOf(reportId)) };
}

/** Its own report of the year before, or that of whoever it was before. */
async function lastYearOf(
  { orgId, year }: PublishedReport,
  rows: readonly { readonly orgId: string; readonly successor?: string }[],
  reader: FindingReader,
): Promise<readonly PublishedReport[]> {
  const bodies = [orgId, ...rows.filter(({ successor }) => successor === orgId).map((row) => row.orgId)];
  const found: PublishedReport[] = [];
  for (const body of bodies) {
    const report = await reader.report(reportIdOf(body, year - 1));
    if (report !== undefined) found.push(report);
  }
  return found;
}
