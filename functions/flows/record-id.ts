import { regionOf } from '../../core/forms/canonical-report.ts';
import type { FeedUnit } from '../../core/publish/feed-unit.ts';
import type { AcceptedRecord } from '../ports.ts';

/** The id of what a record speaks of: `{org_id}.{year}` for a report, `{org_id}` for a row of the register. */
export function recordIdOf(record: AcceptedRecord): string {
  return record.kind === 'report' ? record.report.reportId : record.organisation.orgId;
}

/** The unit of the feeds in which a record appears. */
export function homeUnitOf(record: AcceptedRecord): FeedUnit {
  if (record.kind === 'organisation') return { kind: 'organisations' };
  return { kind: 'reports', year: record.report.year, region: regionOf(record.report.orgId) };
}
