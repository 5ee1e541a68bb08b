import { cellMarks } from '../../../core/findings/cell-marks.ts';
import { inLanguage, type Language } from '../../../core/findings/language.ts';
import { formById } from '../../../core/forms/form.ts';
import { printedTables, type PrintedCell, type PrintedTable } from '../../../core/forms/printed-table.ts';
import { cellAddress } from '../../../core/intake/cell-address.ts';
import type { DraftCell } from '../../../core/intake/draft.ts';
import { element } from '../../dom/element.ts';
import type { Say } from '../../shell/speaker.ts';
import type { CheckedSheet, ReportView } from '../engine/checked-sheet.ts';
import type { CheckWord } from '../words.ts';
import { CELL_STATES, type CellState } from './mark-words.ts';

/** Told when a person has changed a cell. */
export type OnEdit = (cell: DraftCell, text: string) => void;

/** The tables of one report on the page. */
export interface DrawnTables {
  readonly root: HTMLElement;
  /** Whether the report still has the same cells in the same places, so that `update` will do. */
  fits(report: ReportView): boolean;
  /** Marks the cells anew, without touching what is being typed. */
  update(report: ReportView, sheet: CheckedSheet): void;
  /** Moves to the cell of that row and column; false where it stands in no table. */
  focus(row: number, column: number): boolean;
}

export interface TableWords {
  readonly language: Language;
  readonly say: Say<CheckWord>;
}

interface Drawn {
  readonly input: HTMLInputElement;
  readonly sign: HTMLElement;
  readonly cell: HTMLTableCellElement;
  readonly label: string;
  place: DraftCell;
  state: CellState | undefined;
}

/** Draws the statutory tables as they are printed, each number in a field of its own. */
export function statutoryTables(report: ReportView, words: TableWords, onEdit: OnEdit): DrawnTables {
  const drawn = new Map<string, Drawn>();
  const labels = new Map(
    formById(report.form).items.map((item) => [
      item.code,
      inLanguage({ zh: `${item.zhRow}，${item.zhColumn}`, en: item.en }, words.language),
    ]),
  );
  const number = (code: string, columns: number): HTMLTableCellElement => {
    const place = report.cells[code];
    if (place === undefined)
      return element('td', { class: 'absent', colspan: columns }, words.say('no-cell'));
    const one = drawNumber(place, { code, label: labels.get(code) ?? code, columns }, () =>
      onEdit(one.place, one.input.value),
    );
    drawn.set(code, one);
    return one.cell;
  };
  const root = element(
    'div',
    { class: 'statutory' },
    ...printedTables(formById(report.form)).map((table) => drawTable(table, words, number)),
  );
  return {
    root,
    fits: (other) => other.form === report.form && samePlaces(other, drawn),
    update: (now, sheet) => {
      const marks = cellMarks(sheet.receipt.findings);
      for (const [code, one] of drawn) {
        one.place = now.cells[code] ?? one.place;
        setState(one, stateOf(marks(one.place.row, one.place.column), one), words);
        if (document.activeElement !== one.input) one.input.value = one.place.text;
        one.cell.title = titleOf(one.place, sheet, words.language);
      }
    },
    focus: (row, column) => {
      const one = [...drawn.values()].find(({ place }) => place.row === row && place.column === column);
      one?.cell.scrollIntoView({ block: 'center', inline: 'nearest' });
      one?.input.focus({ preventScroll: true });
      return one !== undefined;
    },
  };
}

function drawTable(
  table: PrintedTable,
  { language, say }: TableWords,
  number: (code: string, columns: number) => HTMLTableCellElement,
): HTMLElement {
  const title = say(`table-${table.table}`);
  const draw = (cell: PrintedCell) =>
    'code' in cell
      ? number(cell.code, cell.columns)
      : element(
          'th',
          { scope: scopeOf(cell), colspan: cell.columns, rowspan: cell.rows },
          inLanguage(cell, language),
        );
  const rows = (part: PrintedTable['body']) => part.map((cells) => element('tr', {}, ...cells.map(draw)));
  return element(
    'section',
    {},
    element('h3', {}, title),
    element(
      'div',
      { class: 'scroll', tabindex: 0, role: 'region', 'aria-label': title },
      element(
        'table',
        { class: `table-${table.table}` },
        table.head.length > 0 ? element('thead', {}, ...rows(table.head)) : undefined,
        element('tbody', {}, ...rows(table.body)),
      ),
    ),
  );
}

function scopeOf({ heads, columns, rows }: Exclude<PrintedCell, { readonly code: string }>): string {
  if (heads === 'below') return columns > 1 ? 'colgroup' : 'col';
  return rows > 1 ? 'rowgroup' : 'row';
}

function drawNumber(
  place: DraftCell,
  { code, label, columns }: { readonly code: string; readonly label: string; readonly columns: number },
  changed: () => void,
): Drawn {
  const input = element('input', {
    value: place.text,
    'data-code': code,
    inputmode: 'decimal',
    autocomplete: 'off',
    spellcheck: 'false',
    size: 6,
    onchange: changed,
  });
  const sign = element('span', { class: 'sign', 'aria-hidden': 'true' });
  const cell = element('td', { colspan: columns }, input, sign);
  return { input, sign, cell, label, place, state: undefined };
}

/** A cell that was marked once and is no more has been mended. */
function stateOf(mark: CellState | undefined, before: Drawn): CellState | undefined {
  return mark ?? (before.state === undefined ? undefined : 'mended');
}

function setState(one: Drawn, state: CellState | undefined, { say }: TableWords): void {
  one.state = state;
  one.cell.dataset['state'] = state ?? '';
  one.sign.textContent = state === undefined ? '' : CELL_STATES[state].sign;
  const told = state === undefined ? '' : `，${say(CELL_STATES[state].word)}`;
  const cell = cellAddress(one.place.row, one.place.column);
  one.input.setAttribute('aria-label', `${say('cell-label', { label: one.label, cell })}${told}`);
  one.input.setAttribute('aria-invalid', String(state === 'error'));
}

/** What the findings say of a cell, for whoever rests on it. */
function titleOf({ row, column }: DraftCell, { receipt }: CheckedSheet, language: Language): string {
  const about = receipt.findings.filter(({ at }) =>
    at.some((place) => place.row === row && place.column === column),
  );
  return about.map(({ message }) => inLanguage(message, language)).join('\n');
}

function samePlaces(report: ReportView, drawn: ReadonlyMap<string, Drawn>): boolean {
  const codes = Object.keys(report.cells);
  return (
    codes.length === drawn.size &&
    codes.every((code) => {
      const [now, before] = [report.cells[code], drawn.get(code)?.place];
      return now?.row === before?.row && now?.column === before?.column;
    })
  );
}
