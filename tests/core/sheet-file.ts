import { FORM_2021, formOfYear } from '../../core/forms/form.ts';
import { formRows } from '../../core/publish/layouts/form-layout.ts';
import { longRows } from '../../core/publish/layouts/long-layout.ts';
import type { SheetReport } from '../../core/publish/layouts/sheet-report.ts';
import { wideRows } from '../../core/publish/layouts/wide-layout.ts';
import { readCase } from '../../scripts/samples/read-case.ts';

export type LayoutName = 'form' | 'wide' | 'long';
export const LAYOUTS: readonly LayoutName[] = ['form', 'wide', 'long'];

/** How a table is written down; the default is what Excel does. */
export interface Dialect {
  readonly delimiter: string;
  readonly newline: string;
  readonly quoteAll: boolean;
  readonly finalNewline: boolean;
}

const EXCEL: Dialect = { delimiter: ',', newline: '\r\n', quoteAll: false, finalNewline: true };

/** The real report with short texts, so that a table of hundreds of cases stays quick. */
export const SHEET: SheetReport = {
  ...readCase('419001-jiyuan-gov-office-2021'),
  sections: {
    one: '本机关认真贯彻《条例》，主动公开信息94件。',
    five: '存在不足，下一步改进。',
    six: '未收取信息处理费。',
  },
};

/** The report's rows in a layout; `change` says what differs from the real one. */
export function sheetRows(layout: LayoutName, change: Partial<SheetReport> = {}): string[][] {
  const sheet = { ...SHEET, ...change, cells: { ...SHEET.cells, ...change.cells } };
  return rowsOf(layout, [sheet]).map((row) => [...row]);
}

/** Some reports' rows in a layout; `form` holds one report. */
export function rowsOf(layout: LayoutName, sheets: readonly SheetReport[]): readonly (readonly string[])[] {
  const [first = SHEET] = sheets;
  const form = formOfYear(first.year) ?? FORM_2021;
  if (layout === 'form') return formRows(form, first);
  return layout === 'wide' ? wideRows(form, sheets) : longRows(form, sheets);
}

/** Rows as text in a dialect. */
export function write(rows: readonly (readonly string[])[], more: Partial<Dialect> = {}): string {
  const dialect = { ...EXCEL, ...more };
  const lines = rows.map((row) => row.map((cell) => quoted(cell, dialect)).join(dialect.delimiter));
  return lines.join(dialect.newline) + (dialect.finalNewline ? dialect.newline : '');
}

function quoted(cell: string, { delimiter, quoteAll }: Dialect): string {
  const mustQuote = quoteAll || cell.includes(delimiter) || /["\r\n]/.test(cell);
  return mustQuote ? `"${cell.replaceAll('"', '""')}"` : cell;
}

/** Replaces the text of the cell that holds `from` exactly, everywhere in the rows. */
export function swap(rows: readonly (readonly string[])[], from: string, to: string): string[][] {
  return rows.map((row) => row.map((cell) => (cell === from ? to : cell)));
}
