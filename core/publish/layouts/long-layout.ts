import type { Form } from '../../forms/form.ts';
import { textColumns, type SheetReport } from './sheet-report.ts';

/**
 * A long file as rows of text: the literal header, then a row a cell. A report's texts stand before its numbers, so
 * that a file cut short lacks a number, which is noticed, and not a text, which could not be.
 */
export function longRows(form: Form, reports: readonly SheetReport[]): readonly (readonly string[])[] {
  return [['org_id', 'year', 'code', 'value'], ...reports.flatMap((report) => reportRows(form, report))];
}

function reportRows(form: Form, report: SheetReport): string[][] {
  const values = form.items.map(({ code }) => [code, report.cells[code] ?? ''] as const);
  const cells = [...textColumns(report), ...values];
  return cells.map(([code, value]) => [report.orgId, String(report.year), code, value]);
}
