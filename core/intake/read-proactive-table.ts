import { PROACTIVE_ROWS, type FormId } from '../forms/table-rows.ts';
import type { Observation } from '../findings/describe.ts';
import { placeAt } from './cell-address.ts';
import type { DraftCell } from './draft.ts';
import { foldLabel, foldRowLabel } from './fold-label.ts';
import { cellAt, type GridRead } from './grid.ts';
import { isBlankRow, type Rows } from './parse-rows.ts';

/** Codes by row label and column label; the row 规范性文件 is printed with and without 行政. */
const CODES: ReadonlyMap<string, string> = new Map(
  PROACTIVE_ROWS.flatMap((row) =>
    row.columns.flatMap((column) =>
      rowNames(row.zh).map((name) => [keyOf(name, column.zh), `t2_${row.code}__${column.code}`] as const),
    ),
  ),
);
const ROW_LABELS = new Set(PROACTIVE_ROWS.flatMap((row) => rowNames(row.zh).map(foldRowLabel)));
const COLUMN_LABELS = [
  ...new Set(PROACTIVE_ROWS.flatMap((row) => row.columns.map((column) => foldColumn(column.zh)))),
];
const ARTICLE = /^第二十条第/;

/** Reads table 二: blocks under a heading row that begins with 信息内容, a row label in front of the numbers. */
export function readProactiveTable(rows: Rows, indexes: readonly number[]): GridRead {
  const cells = new Map<string, DraftCell>();
  const observations: Observation[] = [];
  const header: number[] = [];
  const used: number[] = [];
  let columns: ReadonlyMap<number, string> = new Map();
  for (const index of indexes) {
    const row = rows[index] ?? [];
    if (isBlankRow(row)) continue;
    const heading = headingColumns(row);
    if (heading) {
      columns = heading;
      header.push(index);
      continue;
    }
    const label = row.find((cell) => ROW_LABELS.has(foldRowLabel(withoutNote(cell))));
    if (label === undefined) {
      if (row.some((cell) => ARTICLE.test(cell.trim()))) header.push(index);
      else observations.push(unknownRow(rows, index));
      continue;
    }
    used.push(index);
    observations.push(...takeRow({ rows, index, label, columns }, cells));
  }
  return { cells, observations, header, used };
}

interface LabelledRow {
  readonly rows: Rows;
  readonly index: number;
  readonly label: string;
  readonly columns: ReadonlyMap<number, string>;
}

function takeRow({ rows, index, label, columns }: LabelledRow, cells: Map<string, DraftCell>): Observation[] {
  return [...columns].flatMap(([column, name]): Observation[] => {
    const code = CODES.get(keyOf(withoutNote(label), name));
    if (code === undefined) return [];
    if (cells.has(code))
      return [
        { code: 'duplicate-row', at: [placeAt(index + 1, column + 1, label)], facts: { name: label.trim() } },
      ];
    cells.set(code, cellAt(rows, index, column));
    return [];
  });
}

/** The columns of a heading row by index, or undefined when it is none. */
function headingColumns(row: readonly string[]): ReadonlyMap<number, string> | undefined {
  const columns = row.flatMap((cell, index): [number, string][] => {
    const name = COLUMN_LABELS.filter((label) => foldColumn(cell).startsWith(label)).at(0);
    return name === undefined ? [] : [[index, name]];
  });
  const isHeading = columns.length > 0 || row.some((cell) => foldLabel(cell) === '信息内容');
  return isHeading ? new Map(columns) : undefined;
}

function rowNames(zh: string): readonly string[] {
  if (zh === '行政规范性文件') return [zh, '规范性文件'];
  return zh === '规范性文件' ? [zh, '行政规范性文件'] : [zh];
}

/** A definition or remark in brackets behind a label, as in 规章（县级无此项）. */
function withoutNote(label: string): string {
  return label.replace(/[（(].*$/su, '');
}

function keyOf(row: string, column: string): string {
  return `${foldRowLabel(row)}|${foldColumn(column)}`;
}

/** 本年处理决定数量 and 处理决定数量 are one column, printed differently by the two forms. */
function foldColumn(text: string): string {
  return foldLabel(withoutNote(text)).replace(/^本年(?=处理决定数量)/, '');
}

function unknownRow(rows: Rows, index: number): Observation {
  const row = rows[index] ?? [];
  const column = row.findIndex((cell) => cell.trim() !== '');
  const place = placeAt(index + 1, column + 1, row[column]);
  return { code: 'unknown-row', at: [place], facts: { name: place.value ?? '' } };
}

/** The other form's rows have the same names: which form a set of codes belongs to. */
export function proactiveForm(codes: Iterable<string>): FormId | undefined {
  const found = new Set(codes);
  return PROACTIVE_ROWS.find((row) =>
    row.columns.some((column) => found.has(`t2_${row.code}__${column.code}`) && column.code !== 'decisions'),
  )?.form;
}
