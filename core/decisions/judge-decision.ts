import { severityOf, type Observation } from '../findings/describe.ts';
import { ENGINE } from '../findings/engine.ts';
import { FindingLog } from '../findings/finding-log.ts';
import type { Receipt } from '../findings/receipt.ts';
import type { JudgeContext } from '../judge/context.ts';
import { decisionIdOf } from './decision-id.ts';
import { subjectOf } from './decision-kinds.ts';
import type { Decision } from './decision.ts';
import { judgeContent } from './judge-content.ts';
import type { DecisionRead } from './read-decision.ts';

/** What the engine says of one decision; none where it is refused. */
export interface DecisionJudgement {
  readonly receipt: Receipt;
  readonly decisions: readonly Decision[];
  readonly unknownOrganisations: readonly string[];
}

/** The ids that a decision names, for the caller to load from the register and the table. */
export function mentionsOf({ decision }: DecisionRead): {
  readonly organisations: readonly string[];
  readonly reports: readonly string[];
} {
  const reportId = decision && subjectOf(decision).reportId;
  if (reportId === undefined) return { organisations: [], reports: [] };
  return { organisations: [orgOf(reportId)], reports: [reportId] };
}

/**
 * Judges a decision that was read. What rejects it follows from its bytes and the register; a report that is not there
 * yet does not, because it may be on its way.
 */
export function judgeDecision(read: DecisionRead, context: JudgeContext): DecisionJudgement {
  const { decision } = read;
  const subject = decision && subjectOf(decision);
  const content = decision
    ? [...judgeContent(decision, read.place), ...judgeReportOf(decision, read.place, context)]
    : [];
  const observations = [...read.observations, ...content];
  const log = new FindingLog();
  log.addAll(observations, subject?.reportId);
  const isRefused = decision === undefined || observations.some((one) => severityOf(one) === 'error');
  const status = isRefused ? 'rejected' : log.counts.warning > 0 ? 'accepted-with-warnings' : 'accepted';
  const [accepted, rejected] = isRefused ? [0, 1] : [1, 0];
  return {
    receipt: {
      receiptId: context.receiptId,
      status,
      upload: context.upload,
      records: decision === undefined ? [] : [{ id: decisionIdOf(decision), status }],
      lines: { read: 1, header: 0, accepted, rejected, skipped: [] },
      counts: log.counts,
      findings: log.list(),
      engine: { ...ENGINE, context: context.contextHash ?? '' },
    },
    decisions: isRefused ? [] : [decision],
    unknownOrganisations: observations.flatMap(({ code, facts }) =>
      code === 'unknown-organisation' ? [facts?.['name'] ?? ''] : [],
    ),
  };
}

function judgeReportOf(
  decision: Decision,
  place: DecisionRead['place'],
  { organisations, earlier }: JudgeContext,
): readonly Observation[] {
  const { reportId } = subjectOf(decision);
  if (reportId === undefined) return [];
  const name = orgOf(reportId);
  const at = [place('report_id')];
  if (!organisations.has(name)) return [{ code: 'unknown-organisation', at, facts: { name } }];
  return earlier.has(reportId) ? [] : [{ code: 'decision-report-unknown', at, facts: { name: reportId } }];
}

function orgOf(reportId: string): string {
  return reportId.slice(0, reportId.lastIndexOf('.'));
}
