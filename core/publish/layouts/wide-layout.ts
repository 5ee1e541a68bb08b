import type { Form } from '../../forms/form.ts';
import { textColumns, type SheetReport } from './sheet-report.ts';

/** A wide file as rows of text: the literal header, then a row a report; columns of texts where a report has any. */
export function wideRows(form: Form, reports: readonly SheetReport[]): readonly (readonly string[])[] {
  const codes = form.items.map((item) => item.code);
  const texts = reports.map(textColumns);
  const named = [...new Set(texts.flatMap((columns) => [...columns.keys()]))];
  return [
    ['org_id', 'org_name', 'year', ...codes, ...named],
    ...reports.map((report, at) => [
      report.orgId,
      report.orgName,
      String(report.year),
      ...codes.map((code) => report.cells[code] ?? ''),
      ...named.map((name) => texts[at]?.get(name) ?? ''),
    ]),
  ];
}
