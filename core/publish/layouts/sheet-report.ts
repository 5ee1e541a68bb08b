import type { CanonicalReport } from '../../forms/canonical-report.ts';
import { formById } from '../../forms/form.ts';

/** What the layouts need of a report: who, when, the texts of its cells by item code, and optional texts. */
export interface SheetReport {
  readonly orgId: string;
  readonly orgName: string;
  readonly year: number;
  /** The text of each cell by item code; absent: an empty cell. */
  readonly cells: Readonly<Record<string, string>>;
  readonly sections?: { readonly one?: string; readonly five?: string; readonly six?: string };
  readonly correctionReason?: string;
  readonly basedOnRevision?: number;
  readonly withdrawn?: true;
  /** Explanations by rule id. */
  readonly explanations?: Readonly<Record<string, string>>;
}

/** A canonical report as its sender would write it; `orgName` is the register's. */
export function sheetOf(report: CanonicalReport, orgName: string): SheetReport {
  const { orgId, year, sections, correctionReason, basedOnRevision, withdrawn, explanations } = report;
  const cells = formById(report.form).items.map(({ code }, position) => [
    code,
    report.values[position] ?? '',
  ]);
  return {
    orgId,
    orgName,
    year,
    cells: Object.fromEntries(cells),
    sections,
    ...(correctionReason !== undefined && { correctionReason }),
    ...(basedOnRevision !== undefined && { basedOnRevision }),
    ...(withdrawn && { withdrawn }),
    explanations,
  };
}

/** The optional texts of a report by the name of their column: those that it has, in a fixed order. */
export function textColumns(report: SheetReport): ReadonlyMap<string, string> {
  const { one, five, six } = report.sections ?? {};
  const explanations = Object.entries(report.explanations ?? {});
  const columns: readonly (readonly [string, string | undefined])[] = [
    ['section_1', one],
    ['section_5', five],
    ['section_6', six],
    ['correction_reason', report.correctionReason],
    ['based_on_revision', report.basedOnRevision?.toString()],
    ['withdrawn', report.withdrawn && '是'],
    ...explanations.map(([rule, text]) => [`explain:${rule}`, text] as const),
  ];
  return new Map(columns.flatMap(([name, text]) => (text === undefined ? [] : [[name, text]])));
}
