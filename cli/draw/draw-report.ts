import { inLanguage, type Language } from '../../core/findings/language.ts';
import { visibleText } from '../../core/findings/visible-text.ts';
import {
  APPLICANT_COLUMNS,
  DISPUTE_COLUMNS,
  DISPUTE_ROWS,
  PROACTIVE_ROWS,
  REQUEST_ROWS,
  type ColumnDeclaration,
  type FormId,
  type RowDeclaration,
} from '../../core/forms/table-rows.ts';
import { cellAddress } from '../../core/intake/cell-address.ts';
import type { DraftCell, DraftReport } from '../../core/intake/draft.ts';
import { sayWords } from '../words.ts';
import type { CellMark, CellMarks } from '../../core/findings/cell-marks.ts';
import { displayWidth } from './display-width.ts';
import { drawTable, type TableCell, type TableColumn } from './draw-table.ts';
import type { Paint } from './paint.ts';
import { wrapText } from './wrap-text.ts';

/** How to draw a report. */
export interface ReportDrawing {
  readonly form: FormId;
  readonly marks: CellMarks;
  readonly language: Language;
  readonly paint: Paint;
  /** Columns of the terminal. */
  readonly width: number;
  /** Draw all three tables, or only those with a marked cell. */
  readonly tables: 'all' | 'marked';
}

/** The statutory tables of a report as its file has them: `[21]` is wrong, `(21)` doubtful, `21?` a likely mistake. */
export function drawReport(draft: DraftReport, drawing: ReportDrawing): string {
  const tables = [proactiveTable, requestTable, disputeTable].map((table) => table(draft, drawing));
  const wanted = tables.filter(({ marked }) => marked || drawing.tables === 'all');
  return wanted
    .map(({ title, text }) => `${drawing.paint('strong', sayWords(title, drawing.language))}\n${text}`)
    .join('\n');
}

interface Drawn {
  readonly title: 'table-2' | 'table-3' | 'table-4';
  readonly text: string;
  readonly marked: boolean;
}

const ADDRESS: TableColumn = { side: 'left', widest: 8 };
const LABEL: TableColumn = { side: 'left', widest: 48 };
const FIGURE: TableColumn = { side: 'right', widest: 32 };
const SEPARATOR = 3;
const LONGEST_VALUE = 24;
const LONGEST_NUMBER = 3;
/** Terminals from this width on get wider headings and labels. */
const ROOMY = 100;

/** Table 二 as a list, because each of its rows has columns of its own. */
function proactiveTable(draft: DraftReport, drawing: ReportDrawing): Drawn {
  const isChinese = drawing.language === 'zh-CN';
  const rows = PROACTIVE_ROWS.filter(({ form }) => form === drawing.form).flatMap((row) =>
    row.columns.map((column) => {
      const code = `t2_${row.code}__${column.code}`;
      const labels = isChinese ? [row.zh, column.zh] : [column.en];
      return { address: addressOf(draft.cell(code)), labels, value: valueOf(draft, code, drawing) };
    }),
  );
  const columns = [ADDRESS, ...(isChinese ? [LABEL, LABEL] : [LABEL]), FIGURE];
  const cells = rows.map(({ address, labels, value }) => [
    { text: address },
    ...labels.map(labelCell),
    value.cell,
  ]);
  const text = drawTable({ columns, headings: [], rows: cells }, drawing.paint);
  return { title: 'table-2', text, marked: rows.some(({ value }) => value.marked) };
}

function requestTable(draft: DraftReport, drawing: ReportDrawing): Drawn {
  const rows = REQUEST_ROWS.filter(({ forms }) => forms.includes(drawing.form));
  const code = (row: string, column: string) => `t3_${row}__${column}`;
  const label = (row: RowDeclaration) => (drawing.language === 'zh-CN' ? row.group + row.zh : row.en);
  return grid(draft, drawing, { title: 'table-3', rows, columns: APPLICANT_COLUMNS, code, label });
}

function disputeTable(draft: DraftReport, drawing: ReportDrawing): Drawn {
  const code = (row: string, column: string) => `t4_${row}__${column}`;
  const label = ({ group, zh, en }: RowDeclaration) =>
    drawing.language === 'zh-CN' ? [group, zh].filter((text) => text !== '').join('：') : en;
  return grid(draft, drawing, {
    title: 'table-4',
    rows: DISPUTE_ROWS,
    columns: DISPUTE_COLUMNS,
    code,
    label,
  });
}

interface Grid {
  readonly title: Drawn['title'];
  readonly rows: readonly RowDeclaration[];
  readonly columns: readonly ColumnDeclaration[];
  readonly code: (row: string, column: string) => string;
  readonly label: (row: RowDeclaration) => string;
}

function grid(draft: DraftReport, drawing: ReportDrawing, table: Grid): Drawn {
  const values = table.rows.map((row) =>
    table.columns.map((column) => valueOf(draft, table.code(row.code, column.code), drawing)),
  );
  const numbers = spreadsheetRows(draft, table);
  const headings = table.columns.map((column) => headingCell(column, drawing));
  const left = drawing.width - figuresWidth(headings, values) - SEPARATOR - LONGEST_NUMBER;
  const narrowest = drawing.width >= ROOMY ? 28 : 16;
  const label = { side: 'left', widest: Math.min(Math.max(left, narrowest), LABEL.widest) } as const;
  const rows = table.rows.map((row, index) => [
    { text: numbers?.[index] ?? '' },
    labelCell(table.label(row)),
    ...(values[index] ?? []).map(({ cell }) => cell),
  ]);
  const first = numbers === undefined ? 1 : 0;
  const whole = {
    columns: [ADDRESS, label, ...table.columns.map(() => FIGURE)].slice(first),
    headings: [{ text: '' }, { text: '' }, ...headings].slice(first),
    rows: rows.map((row) => row.slice(first)),
  };
  const marked = values.flat().some((value) => value.marked);
  return { title: table.title, text: drawTable(whole, drawing.paint), marked };
}

/** The rows of the spreadsheet in which the rows of the table stand; undefined where each doesn't have one of its own. */
function spreadsheetRows(draft: DraftReport, table: Grid): readonly string[] | undefined {
  const found = table.rows.map((row) => {
    const own = table.columns.map((column) => draft.cell(table.code(row.code, column.code))?.row);
    return new Set(own).size === 1 ? own[0] : undefined;
  });
  const distinct = new Set(found);
  return distinct.size === found.length && !distinct.has(undefined) ? found.map(String) : undefined;
}

/** How many columns the figures will take, separators included. */
function figuresWidth(headings: readonly TableCell[], values: readonly (readonly Value[])[]): number {
  return headings.reduce((sum, heading, at) => {
    const texts = [...heading.text.split('\n'), ...values.map((row) => row[at]?.cell.text ?? '')];
    return sum + Math.max(...texts.map(displayWidth)) + SEPARATOR + 1;
  }, 0);
}

/** Quotation marks take one column or two, as the terminal pleases: in a table they would push lines out of place. */
function labelCell(text: string): TableCell {
  return { text: text.replace(/[“”]/g, '"') };
}

function headingCell(column: ColumnDeclaration, { language, width }: ReportDrawing): TableCell {
  const words = { zh: column.zh.split('－').at(-1) ?? '', en: column.en };
  const hanzi = width >= ROOMY ? 8 : 4;
  const text = wrapText(inLanguage(words, language), language === 'zh-CN' ? hanzi : 13).join('\n');
  return { text, tone: 'strong', tail: ' ' };
}

interface Value {
  readonly cell: TableCell;
  readonly marked: boolean;
}

function valueOf(draft: DraftReport, code: string, drawing: ReportDrawing): Value {
  const found = draft.cell(code);
  const mark = found && drawing.marks(found.row, found.column);
  const text = textOf(found, drawing.language);
  if (mark === undefined) return { cell: { text, tail: ' ' }, marked: false };
  return { cell: { text: markedText(text, mark), tone: mark }, marked: true };
}

function addressOf(cell: DraftCell | undefined): string {
  return cell === undefined ? '' : cellAddress(cell.row, cell.column);
}

function textOf(cell: DraftCell | undefined, language: Language): string {
  if (cell === undefined) return sayWords('no-cell', language);
  const text = visibleText(cell.text.trim());
  if (text === '') return sayWords('blank-cell', language);
  const characters = [...text];
  return characters.length > LONGEST_VALUE ? `${characters.slice(0, LONGEST_VALUE).join('')}…` : text;
}

function markedText(text: string, mark: CellMark): string {
  if (mark === 'error') return `[${text}]`;
  return mark === 'warning' ? `(${text})` : `${text}?`;
}
