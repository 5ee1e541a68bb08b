import { regionOf, type Provenance } from '../forms/canonical-report.ts';
import { formById } from '../forms/form.ts';
import { openFindings } from '../judge/open-findings.ts';
import { cellOf } from './cell.ts';
import { feedJson, type Json } from './feed-json.ts';
import type { PublishedFinding } from './published-finding.ts';
import { FEED_SCHEMA } from './feed-schema.ts';
import type { ReportSource } from './published-report.ts';
import type { NamedReport } from './shard.ts';

/** One report in full: every cell with its status, its texts, and the public stub of the receipt behind it. */
export function reportJson(named: NamedReport, licence: string): string {
  return feedJson({ schema: FEED_SCHEMA, licence, ...reportDocument(named) });
}

/** A report as JSON tells it everywhere; cells in the order of its form. */
export function reportDocument({ report, orgName }: NamedReport) {
  const form = formById(report.form);
  return {
    report_id: report.reportId,
    org_id: report.orgId,
    org_name: orgName,
    region: regionOf(report.orgId),
    year: report.year,
    form: report.form,
    form_basis: form.basis,
    revision: report.revision,
    source: sourceDocument(report.source),
    provenance: provenanceDocument(report.provenance),
    cells: form.items.map((item, position) => cellOf(report, item, position)),
    extras: (report.extras ?? []).map(({ label, raw }) => ({ label, raw })),
    open_findings: findingsDocument(report),
    sections: sectionsOf(report.sections),
    correction_reason: report.correctionReason ?? null,
    explanations: sortedByKey(report.explanations),
  } satisfies Json;
}

/** The public stub of the receipt behind a revision. */
export function sourceDocument({ fileSha256, receivedAt, status }: ReportSource) {
  return { file_sha256: fileSha256, received_at: receivedAt, receipt_status: status };
}

/** Where an imported report was published; null of one that its organisation filed here. */
export function provenanceDocument(provenance: Provenance | undefined) {
  if (provenance === undefined) return null;
  return {
    source_url: provenance.sourceUrl,
    source_sha256: provenance.sourceSha256 ?? null,
    retrieved_at: provenance.retrievedAt ?? null,
  };
}

/** What is open about a report (待说明事项); `items` is empty where the whole report is meant. */
export function findingsDocument(report: NamedReport['report']) {
  return findingsOf(report).map(({ code, severity, items, message, explanation, ...sides }) => ({
    code,
    severity,
    items,
    expected: sides.expected ?? null,
    actual: sides.actual ?? null,
    difference: sides.difference ?? null,
    message: { 'zh-CN': message.zh, en: message.en },
    explanation: explanation === undefined ? null : { text: explanation.text, by: explanation.by ?? null },
  }));
}

/** The open findings of a report; without its context, those that it shows by itself. */
export function findingsOf(report: NamedReport['report']): readonly PublishedFinding[] {
  return report.openFindings ?? openFindings(report, {}).findings;
}

/** Named as the columns in which they are uploaded. */
function sectionsOf({ one, five, six }: NamedReport['report']['sections']) {
  return { section_1: one ?? null, section_5: five ?? null, section_6: six ?? null };
}

function sortedByKey(texts: Readonly<Record<string, string>>): Record<string, string> {
  return Object.fromEntries(Object.entries(texts).toSorted(([a], [b]) => (a < b ? -1 : 1)));
}
