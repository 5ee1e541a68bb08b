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
  const takedowns = decisions.flatMap(({ decision, receivedAt }) =>
    decision.kind === 'takedowns' ? [{ ...decision, receivedAt }] : [],
  );
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

/** Decisions as they may be published: an explanation that was taken down, and given until then, has a tombstone. */
export function decisionsWithoutTakenDown(
  decisions: readonly PublishedDecision[],
): readonly PublishedDecision[] {
  const isTakenDown = (reportId: string, rule: string, given: string) =>
    decisions.some(
      ({ decision, receivedAt }) =>
        decision.kind === 'takedowns' &&
        decision.reportId === reportId &&
        decision.field === `explain:${rule}` &&
        given <= receivedAt,
    );
  return decisions.map((one) => {
    const { decision, receivedAt } = one;
    if (decision.kind !== 'explanations' || decision.text === null) return one;
    if (!isTakenDown(decision.reportId, decision.rule, receivedAt)) return one;
    return { ...one, decision: { ...decision, text: TOMBSTONE } };
  });
}
