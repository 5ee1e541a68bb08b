import * as v from 'valibot';
import { CELL_STATUSES, type CanonicalReport, type CellMark } from '../forms/canonical-report.ts';
import { formById } from '../forms/form.ts';

const Text = v.nullable(v.string());

/** The members of a published report that say what was filed; others may stand beside them. */
const ReportSchema = v.object({
  report_id: v.string(),
  org_id: v.string(),
  year: v.number(),
  form: v.picklist(['2019', '2021']),
  cells: v.array(
    v.object({
      code: v.string(),
      value: Text,
      status: v.picklist(CELL_STATUSES),
      raw: v.optional(v.string()),
    }),
  ),
  sections: v.object({ section_1: Text, section_5: Text, section_6: Text }),
  correction_reason: Text,
  explanations: v.record(v.string(), v.string()),
});

type ReportDocument = v.InferOutput<typeof ReportSchema>;

/** Reads a report back from what the feeds and the API tell of it; undefined where it is no such document. */
export function parseReport(document: unknown): CanonicalReport | undefined {
  const { success, output } = v.safeParse(ReportSchema, document);
  if (!success) return undefined;
  const cells = new Map(output.cells.map((cell) => [cell.code, cell]));
  return {
    reportId: output.report_id,
    orgId: output.org_id,
    year: output.year,
    form: output.form,
    values: formById(output.form).items.map(({ code }) => cells.get(code)?.value ?? null),
    marks: Object.fromEntries(output.cells.flatMap((cell) => markOf(cell) ?? [])),
    sections: sectionsOf(output.sections),
    ...(output.correction_reason !== null && { correctionReason: output.correction_reason }),
    explanations: output.explanations,
  };
}

type Cell = ReportDocument['cells'][number];

function markOf({ code, status, raw }: Cell): readonly [readonly [string, CellMark]] | undefined {
  if (status === 'reported') return undefined;
  return [[code, raw === undefined ? { status } : { status, raw }]];
}

function sectionsOf({
  section_1: one,
  section_5: five,
  section_6: six,
}: ReportDocument['sections']): CanonicalReport['sections'] {
  return {
    ...(one !== null && { one }),
    ...(five !== null && { five }),
    ...(six !== null && { six }),
  };
}
