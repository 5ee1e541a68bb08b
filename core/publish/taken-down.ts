import { redactTexts, TOMBSTONE } from '../forms/redaction.ts';
import type { PublishedDecision } from './published-decision.ts';
import type { PublishedReport } from './published-report.ts';

/**
 * Reports as they may be published: texts that were taken down have a tombstone in their place. A takedown reaches what
 * was received until its own moment; a text that is filed later stands.
 */
export function withoutTakenDown(
  reports: readonly PublishedReport[],
  decisions: readonly PublishedDecision[],
): readonly PublishedReport[] {
  const takedowns = takedownsOf(decisions);
  if (takedowns.length === 0) return reports;
  return reports.map((report) => {
    const own = takedowns.filter(
      ({ reportId, receivedAt }) => reportId === report.reportId && report.source.receivedAt <= receivedAt,
    );
    return redactTexts(
      report,
      own.map(({ field }) => field),
    );
  });
}

/** Decisions as they may be published: the explanation of a rule that was taken down has the tombstone too. */
export function decisionsWithoutTakenDown(
  decisions: readonly PublishedDecision[],
): readonly PublishedDecision[] {
  const takedowns = takedownsOf(decisions);
  if (takedowns.length === 0) return decisions;
  return decisions.map((one) => {
    const { decision, receivedAt } = one;
    if (decision.kind !== 'explanations' || decision.text === null) return one;
    const field = `explain:${decision.rule}`;
    const isTaken = takedowns.some(
      (taken) =>
        taken.field === field && taken.reportId === decision.reportId && receivedAt <= taken.receivedAt,
    );
    return isTaken ? { ...one, decision: { ...decision, text: TOMBSTONE } } : one;
  });
}

function takedownsOf(decisions: readonly PublishedDecision[]) {
  return decisions.flatMap(({ decision, receivedAt }) =>
    decision.kind === 'takedowns' ? [{ ...decision, receivedAt }] : [],
  );
}
