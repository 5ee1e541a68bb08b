import { Html, html, NOTHING } from '../../findings/receipt-page/html.ts';
import type { CellStatus } from '../../forms/canonical-report.ts';
import { FORMS, type Form } from '../../forms/form.ts';
import type { TableNumber } from '../../forms/item.ts';
import {
  printedTables,
  type PrintedCell,
  type PrintedLabel,
  type PrintedTable,
} from '../../forms/printed-table.ts';
import type { FormId } from '../../forms/table-rows.ts';
import type { PublishedReport } from '../published-report.ts';
import { both } from './both.ts';
import { PAGE_WORDS, STATUS_WORDS } from './page-words.ts';
import type { PlacedFinding } from './placed-finding.ts';

/** Where a number goes; nothing that we write has it. */
const HOLE = '\0';

/** The findings that speak of an item, by its code. */
export type FlagsOf = ReadonlyMap<string, readonly PlacedFinding[]>;

/**
 * One statutory table of a report as the form prints it. Every number is its own anchor, named by the code of its
 * item; a cell without a number says why.
 */
export function statutoryTable(report: PublishedReport, table: TableNumber, flags: FlagsOf): Html {
  const { pieces, codes } = TEMPLATES[report.form][table];
  const { positionOf } = FORM_OF[report.form];
  const cells = codes.map((code) => numberCell(report, positionOf.get(code) ?? -1, { code, flags }));
  return new Html(pieces.map((piece, index) => piece + (cells[index] ?? '')).join(''));
}

/** A table around its numbers: what comes before each of them, and what comes after the last. */
interface Template {
  readonly pieces: readonly string[];
  readonly codes: readonly string[];
}

const FORM_OF = Object.fromEntries(FORMS.map((form) => [form.id, form])) as Readonly<Record<FormId, Form>>; // all of them
const TEMPLATES = Object.fromEntries(FORMS.map((form) => [form.id, templatesOf(form)])) as Readonly<
  Record<FormId, Readonly<Record<TableNumber, Template>>>
>; // every form has the three tables

function templatesOf(form: Form) {
  return Object.fromEntries(printedTables(form).map((table) => [table.table, templateOf(table)]));
}

function templateOf({ table, head, body }: PrintedTable): Template {
  const codes: string[] = [];
  const rows = (cells: readonly (readonly PrintedCell[])[]) =>
    cells.map((row) => `<tr>${row.map((cell) => frame(cell, codes)).join('')}</tr>\n`).join('');
  const text = `<div class="wide" role="group" tabindex="0" aria-labelledby="s${table}"><table class="form t${table}">
<caption>${both(PAGE_WORDS.tableHint).text}</caption>
${head.length === 0 ? '' : `<thead>\n${rows(head)}</thead>\n`}<tbody>\n${rows(body)}</tbody>
</table></div>`;
  return { pieces: text.split(HOLE), codes };
}

function frame(cell: PrintedCell, codes: string[]): string {
  if (!('code' in cell)) return label(cell);
  codes.push(cell.code);
  return `<td id="${cell.code}"${span('colspan', cell.columns)}${HOLE}</td>`;
}

function label({ zh, en, heads, columns, rows }: PrintedLabel): string {
  const scope = { below: ['col', 'colgroup'], beside: ['row', 'rowgroup'] }[heads];
  const many = heads === 'below' ? columns > 1 : rows > 1;
  return `<th scope="${scope[many ? 1 : 0]}"${span('colspan', columns)}${span('rowspan', rows)}>${both({ zh, en }).text}</th>`;
}

function span(name: string, size: number): string {
  return size === 1 ? '' : ` ${name}="${size}"`;
}

/** The rest of the opening tag, and what stands in the cell. */
function numberCell(
  { values, marks }: PublishedReport,
  position: number,
  { code, flags }: { readonly code: string; readonly flags: FlagsOf },
): string {
  const value = values[position] ?? null;
  const mark = marks[code];
  const flagged = flags.get(code);
  // A value is a decimal: nothing in it needs to be escaped.
  if (mark === undefined && flagged === undefined) return `><a href="#${code}">${value ?? ''}</a>`;
  const shown = value ?? without(mark?.status, mark?.raw).text;
  const printed = value !== null && mark?.raw !== undefined ? html`<small>${mark.raw}</small>` : NOTHING;
  const notes = html`${(flagged ?? []).map(flag)}`;
  return ` class="${flagged === undefined ? 'odd' : 'flagged'}"><a href="#${code}">${shown}</a>${printed.text}${notes.text}`;
}

/** Beside a number: which rule, what it found, and whether the organisation has answered. */
function flag({ code, anchor, message, explanation }: PlacedFinding): Html {
  const answered = explanation === null ? NOTHING : both(PAGE_WORDS.answered);
  return html`<a class="flag" href="#${anchor}" title="${message['zh-CN']} ${message.en}">${code}${answered}</a>`;
}

function without(status: CellStatus = 'missing', raw = ''): Html {
  if (status === 'text') return html`${raw}`;
  return status === 'reported' ? NOTHING : both(STATUS_WORDS[status]);
}
