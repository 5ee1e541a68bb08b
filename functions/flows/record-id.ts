import { decisionIdOf } from '../../core/decisions/decision-id.ts';
import { subjectOf } from '../../core/decisions/decision-kinds.ts';
import { regionOf } from '../../core/forms/canonical-report.ts';
import type { FeedUnit } from '../../core/publish/feed-unit.ts';
import type { AcceptedRecord } from '../ports.ts';

/**
 * The id of what a record speaks of: `{org_id}.{year}` for a report, `{org_id}` for a row of the register, a round's
 * own, `{report_id}#{kind}#{name}` for a decision.
 */
export function recordIdOf(record: AcceptedRecord): string {
  switch (record.kind) {
    case 'report':
      return record.report.reportId;
    case 'organisation':
      return record.organisation.orgId;
    case 'decision':
      return decisionIdOf(record.decision);
    case 'round':
      return record.round.roundId;
  }
}

/** The unit of the feeds in which a record appears; undefined for a decision about no single report. */
export function homeUnitOf(record: AcceptedRecord): FeedUnit | undefined {
  if (record.kind === 'organisation') return { kind: 'organisations' };
  if (record.kind === 'round') return { kind: 'rounds' };
  const reportId = record.kind === 'report' ? record.report.reportId : subjectOf(record.decision).reportId;
  return reportId === undefined ? undefined : shardOfReport(reportId);
}

/** The shard of a report, which its id names. */
export function shardOfReport(reportId: string): Extract<FeedUnit, { readonly kind: 'reports' }> {
  const year = Number(reportId.slice(reportId.lastIndexOf('.') + 1));
  return { kind: 'reports', year, region: regionOf(reportId) };
}
