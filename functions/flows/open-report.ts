import { reportIdOf } from '../../core/forms/canonical-report.ts';
import { explainedFindings } from '../../core/publish/explained-findings.ts';
import type { PublishedReport } from '../../core/publish/published-report.ts';
import { findingContexts } from '../../core/publish/shard-content.ts';
import { withoutTakenDown } from '../../core/publish/taken-down.ts';
import type { StateReader } from '../ports.ts';
import { KnownFindings, type FindingBasis } from './known-findings.ts';
import { readPredecessors, type PredecessorReader } from './read-predecessors.ts';

/** The little of the table that the findings of one report follow from. */
export type FindingReader = Pick<StateReader, 'report' | 'decisionsOfReport' | 'histories'> &
  PredecessorReader;

/** A report with what is open about it, worked out from its context as publishing does it. */
export async function openReport(report: PublishedReport, reader: FindingReader): Promise<PublishedReport> {
  const { reportId, orgId, year } = report;
  const [rows, predecessors, own, decisions] = await Promise.all([
    reader.organisations([orgId]),
    readPredecessors([orgId], reader),
    reader.report(reportIdOf(orgId, year - 1)),
    reader.decisionsOfReport(reportId),
  ]);
  const bodies = predecessors.get(orgId) ?? [];
  const before = [
    ...(own === undefined ? [] : [own]),
    ...(await reportsOf(
      bodies.map((row) => reportIdOf(row.orgId, year - 1)),
      reader,
    )),
  ];
  const isExplained =
    decisions.length > 0 || report.revision > 1 || Object.keys(report.explanations).length > 0;
  const ids = [reportId, ...before.map((one) => one.reportId)];
  const histories = isExplained ? await reader.histories(ids) : new Map();
  const basis = { report, before, rows: [...rows.values(), ...bodies], decisions, histories };
  return knownTo(reader).of(basis, () => withFindings(basis));
}

const known = new WeakMap<FindingReader, KnownFindings>();

/** What was worked out over the same table before. */
function knownTo(reader: FindingReader): KnownFindings {
  const findings = known.get(reader) ?? new KnownFindings();
  known.set(reader, findings);
  return findings;
}

function withFindings({ report, before, rows, decisions, histories }: FindingBasis): PublishedReport {
  const [told = report] = withoutTakenDown([report], decisions);
  const register = new Map(rows.map((row) => [row.orgId, row]));
  const contextOf = findingContexts({ reports: [told, ...before], register, decisions, histories });
  return { ...told, openFindings: explainedFindings(told, contextOf(report.reportId)) };
}

async function reportsOf(
  ids: readonly string[],
  reader: Pick<FindingReader, 'report'>,
): Promise<readonly PublishedReport[]> {
  const found = await Promise.all(ids.map((id) => reader.report(id)));
  return found.filter((report) => report !== undefined);
}
