import { PROACTIVE_ROWS } from '../forms/table-rows.ts';
import type { Observation } from '../findings/describe.ts';
import { harmless, placeAt } from './cell-address.ts';
import type { DraftCell } from './draft.ts';
import { foldLabel, foldRowLabel } from './fold-label.ts';
import { cellAt, strayCells, type GridRead } from './grid.ts';
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
  const table: Table = { rows, cells: new Map(), observations: [], header: [], used: [] };
  let block: Block = { header: -1, columns: new Map(), told: new Set() };
  for (const index of indexes) {
    const row = rows[index] ?? [];
    if (isBlankRow(row)) continue;
    const columns = headingColumns(row);
    const label = row.findIndex((cell) => ROW_LABELS.has(foldRowLabel(withoutNote(cell))));
    if (columns) {
      block = { header: index, columns, told: new Set() };
      table.header.push(index);
    } else if (label >= 0) takeRow(table, block, { index, label });
    else if (row.some((cell) => ARTICLE.test(cell.trim()))) table.header.push(index);
    else table.observations.push(unknownRow(rows, index));
  }
  return table;
}

/** What was read so far; the lists grow. */
interface Table {
  readonly rows: Rows;
  readonly cells: Map<string, DraftCell>;
  readonly observations: Observation[];
  readonly header: number[];
  readonly used: number[];
}

/** Rows under one heading row, whose known columns are given by index. */
interface Block {
  readonly header: number;
  readonly columns: ReadonlyMap<number, string>;
  readonly told: Set<number>;
}

interface LabelledRow {
  readonly index: number;
  /** Index of the label's cell. */
  readonly label: number;
}

function takeRow(table: Table, { header, columns, told }: Block, { index, label }: LabelledRow): void {
  const { rows, cells, observations } = table;
  const text = rows[index]?.[label] ?? '';
  table.used.push(index);
  for (const [column, name] of columns) {
    const code = CODES.get(keyOf(withoutNote(text), name));
    if (code === undefined) continue;
    if (cells.has(code)) observations.push(rowTwice(index, column, text));
    else cells.set(code, cellAt(rows, index, column));
  }
  const known = new Set(columns.keys());
  observations.push(...strayCells(rows, { index, label, known, header: [header] }, told));
}

function rowTwice(index: number, column: number, label: string): Observation {
  const name = harmless(label.trim());
  return { code: 'duplicate-row', at: [placeAt(index + 1, column + 1, label)], facts: { name } };
}

/** The columns of a heading row by index, or undefined when it is none. */
function headingColumns(row: readonly string[]): ReadonlyMap<number, string> | undefined {
  const columns = row.flatMap((cell, index): [number, string][] => {
    const folded = foldColumn(cell);
    const name = COLUMN_LABELS.find((label) => folded.startsWith(label));
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
