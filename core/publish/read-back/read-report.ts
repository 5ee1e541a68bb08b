import * as v from 'valibot';
import { CELL_STATUSES, type CellMark } from '../../forms/canonical-report.ts';
import { formById } from '../../forms/form.ts';
import { parseDocument } from '../parse-document.ts';
import type { PublishedFinding } from '../published-finding.ts';
import type { PublishedReport } from '../published-report.ts';
import { PROVENANCE_DOCUMENT, provenanceOf, SOURCE_DOCUMENT, sourceOf } from './report-parts.ts';

const ReportSchema = v.object({
  report_id: v.string(),
  org_id: v.string(),
  year: v.number(),
  form: v.picklist(['2019', '2021']),
  revision: v.number(),
  source: SOURCE_DOCUMENT,
  provenance: PROVENANCE_DOCUMENT,
  cells: v.array(
    v.object({
      code: v.string(),
      value: v.nullable(v.string()),
      status: v.picklist(CELL_STATUSES),
      raw: v.optional(v.string()),
    }),
  ),
  extras: v.array(v.object({ label: v.string(), raw: v.string() })),
  open_findings: v.array(
    v.object({
      code: v.string(),
      severity: v.picklist(['error', 'warning', 'notice']),
      items: v.array(v.string()),
      expected: v.nullable(v.string()),
      actual: v.nullable(v.string()),
      difference: v.nullable(v.string()),
      message: v.object({ 'zh-CN': v.string(), en: v.string() }),
      explanation: v.nullable(v.object({ text: v.string(), by: v.nullable(v.string()) })),
    }),
  ),
  sections: v.object({
    section_1: v.nullable(v.string()),
    section_5: v.nullable(v.string()),
    section_6: v.nullable(v.string()),
  }),
  correction_reason: v.nullable(v.string()),
  explanations: v.record(v.string(), v.string()),
});

type Document = v.InferOutput<typeof ReportSchema>;

/** A report from its own published file. */
export function readReport(body: Uint8Array): PublishedReport {
  const document = parseDocument(ReportSchema, body);
  const { correction_reason: correctionReason, extras } = document;
  return {
    reportId: document.report_id,
    orgId: document.org_id,
    year: document.year,
    form: document.form,
    ...cellsOf(document),
    sections: sectionsOf(document.sections),
    ...(correctionReason === null ? {} : { correctionReason }),
    explanations: document.explanations,
    ...provenanceOf(document.provenance),
    ...(extras.length === 0 ? {} : { extras }),
    revision: document.revision,
    source: sourceOf(document.source),
    openFindings: document.open_findings.map(findingOf),
  };
}

function findingOf(finding: Document['open_findings'][number]): PublishedFinding {
  const { code, severity, items, expected, actual, difference, message, explanation } = finding;
  return {
    code,
    severity,
    items,
    message: { zh: message['zh-CN'], en: message.en },
    ...(expected !== null && { expected }),
    ...(actual !== null && { actual }),
    ...(difference !== null && { difference }),
    ...(explanation !== null && {
      explanation: { text: explanation.text, ...(explanation.by !== null && { by: explanation.by }) },
    }),
  };
}

function cellsOf({ form, cells }: Document): Pick<PublishedReport, 'values' | 'marks'> {
  const byCode = new Map(cells.map((cell) => [cell.code, cell]));
  const marks = cells.flatMap(({ code, status, raw }): [string, CellMark][] => {
    if (status === 'reported' && raw === undefined) return [];
    return [[code, { status, ...(raw === undefined ? {} : { raw }) }]];
  });
  return {
    values: formById(form).items.map(({ code }) => byCode.get(code)?.value ?? null),
    marks: Object.fromEntries(marks),
  };
}

function sectionsOf({ section_1, section_5, section_6 }: Document['sections']): PublishedReport['sections'] {
  return {
    ...(section_1 === null ? {} : { one: section_1 }),
    ...(section_5 === null ? {} : { five: section_5 }),
    ...(section_6 === null ? {} : { six: section_6 }),
  };
}
