import { redactTexts } from '../forms/redaction.ts';
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
