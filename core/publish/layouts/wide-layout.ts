import type { Form } from '../../forms/form.ts';

/** What the layouts need of a report: who, when, the texts of its cells by item code, and optional texts. */
export interface SheetReport {
  readonly orgId: string;
  readonly orgName: string;
  readonly year: number;
  /** The text of each cell by item code; absent: an empty cell. */
  readonly cells: Readonly<Record<string, string>>;
  readonly sections?: { readonly one?: string; readonly five?: string; readonly six?: string };
}

/** A wide file as rows of text: the literal header, then a row a report. */
export function wideRows(form: Form, reports: readonly SheetReport[]): readonly (readonly string[])[] {
  const codes = form.items.map((item) => item.code);
  const header = ['org_id', 'org_name', 'year', ...codes];
  return [
    header,
    ...reports.map((report) => [
      report.orgId,
      report.orgName,
      String(report.year),
      ...codes.map((code) => report.cells[code] ?? ''),
    ]),
  ];
}
