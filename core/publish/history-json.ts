import { regionOf } from '../forms/canonical-report.ts';
import { feedJson, type Json } from './feed-json.ts';
import { FEED_SCHEMA } from './feed-schema.ts';
import type { ReportRevision } from './report-history.ts';
import type { HistoricValue, ValueChange } from './value-change.ts';

/** The whole history of one report as the feeds tell it; it has at least one revision. */
export function historyJson(history: readonly ReportRevision[], licence: string): string {
  const report = history[0]?.report;
  if (report === undefined) throw new Error('a report has no history before its first revision');
  return feedJson({
    schema: FEED_SCHEMA,
    licence,
    report_id: report.reportId,
    org_id: report.orgId,
    region: regionOf(report.orgId),
    year: report.year,
    revisions: history.map((one) => ({ ...revisionDocument(one), changes: one.changes.map(changeDocument) })),
  });
}

/** One revision, without the values that it changed. */
export function revisionDocument({
  revision,
  kind,
  source,
  reason,
  basedOnRevision,
  report,
}: ReportRevision) {
  return {
    revision,
    kind,
    form: report.form,
    received_at: source.receivedAt,
    file_sha256: source.fileSha256,
    receipt_status: source.status,
    reason: reason ?? null,
    based_on_revision: basedOnRevision ?? null,
  } satisfies Json;
}

/** One value that a revision changed. */
export function changeDocument({ code, old, new: now }: ValueChange) {
  return {
    code,
    old: old.value,
    old_status: old.status,
    new: now.value,
    new_status: now.status,
    ...rawsOf(old, now),
  } satisfies Json;
}

function rawsOf(old: HistoricValue, now: HistoricValue) {
  return {
    ...(old.raw !== undefined && { old_raw: old.raw }),
    ...(now.raw !== undefined && { new_raw: now.raw }),
  };
}
