import { regionOf } from '../../core/forms/canonical-report.ts';
import type { FeedUnit } from '../../core/publish/feed-unit.ts';
import type { AcceptedRecord } from '../ports.ts';

/** The id of what a record speaks of: `{org_id}.{year}` of a report, `{org_id}` of a row of the register, a round's own. */
export function recordIdOf(record: AcceptedRecord): string {
  switch (record.kind) {
    case 'report':
      return record.report.reportId;
    case 'organisation':
      return record.organisation.orgId;
    case 'round':
      return record.round.roundId;
  }
}

/** The unit of the feeds in which a record appears. */
export function homeUnitOf(record: AcceptedRecord): FeedUnit {
  if (record.kind === 'organisation') return { kind: 'organisations' };
  if (record.kind === 'round') return { kind: 'rounds' };
  return { kind: 'reports', year: record.report.year, region: regionOf(record.report.orgId) };
}
