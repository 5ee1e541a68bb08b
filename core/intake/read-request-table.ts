import { APPLICANT_COLUMNS, REQUEST_ROWS } from '../forms/table-rows.ts';
import type { Observation } from '../findings/describe.ts';
import { harmless, placeAt } from './cell-address.ts';
import type { DraftCell } from './draft.ts';
import { foldLabel, foldRowLabel } from './fold-label.ts';
import { TOTALS } from './totals.ts';
import { cellAt, strayCells, type GridRead } from './grid.ts';
import { isBlankRow, type Rows } from './parse-rows.ts';

/** Labels by their folded text, longest first, so that a note behind a label does no harm. */
const ROWS = [
  ...REQUEST_ROWS.map((row) => [foldRowLabel(row.zh), row.code] as const),
  ...TOTALS.map((name) => [name, 'result_total'] as const),
].toSorted(([a], [b]) => b.length - a.length);
/** The end of each column's heading: 法人或其他组织－商业企业 is printed as 商业企业 below a merged cell. */
const COLUMNS = [
  ...APPLICANT_COLUMNS.map((column) => [foldLabel(column.zh.split('－').at(-1) ?? ''), column.code] as const),
  ...TOTALS.map((name) => [name, 'total'] as const),
];
const LONG_ENOUGH = 4;

/** Reads table 三: the columns are found by their headings above the first row, the rows by their labels. */
export function readRequestTable(rows: Rows, indexes: readonly number[]): GridRead {
  const first = indexes.find((index) => labelOf(rows[index] ?? [], Infinity)?.code === 'new_received');
  if (first === undefined) return { cells: new Map(), observations: [], header: [], used: [] };
  const header = indexes.filter((index) => index < first);
  const below = indexes.filter((index) => index >= first);
  const { columns, observations } = findColumns(rows, header);
  const lacking = APPLICANT_COLUMNS.filter(({ code }) => !columns.has(code));
  if (lacking.length === 0) return readRows(rows, below, { header, columns, observations });
  const told = lacking.map(({ zh }) => noColumn(first, zh));
  return { cells: new Map(), observations: [...observations, ...told], header, used: below };
}

interface Heading {
  readonly header: readonly number[];
  /** Index of each applicant column by its code. */
  readonly columns: ReadonlyMap<string, number>;
  readonly observations: readonly Observation[];
}

function readRows(rows: Rows, indexes: readonly number[], heading: Heading): GridRead {
  const { header, columns } = heading;
  const cells = new Map<string, DraftCell>();
  const observations = [...heading.observations];
  const used: number[] = [];
  const labels = Math.min(...columns.values());
  const known = new Set(columns.values());
  const told = new Set<number>();
  for (const index of indexes) {
    const row = rows[index] ?? [];
    if (isBlankRow(row)) continue;
    used.push(index);
    const label = labelOf(row, labels);
    if (label === undefined) {
      observations.push(unknownRow(index, row, labels));
      continue;
    }
    if (cells.has(`t3_${label.code}__total`)) observations.push(rowTwice(index, row, label.column));
    else
      for (const [column, at] of columns) cells.set(`t3_${label.code}__${column}`, cellAt(rows, index, at));
    observations.push(...strayCells(rows, { index, label: label.column, known, header }, told));
  }
  return { cells, observations, header, used };
}

function unknownRow(index: number, row: readonly string[], labels: number): Observation {
  const text = row.slice(0, Math.max(labels, 1)).join('').trim();
  const at = row.findIndex((cell) => cell.trim() !== '');
  const name = harmless(text).slice(0, LONGEST_NAME);
  return { code: 'unknown-row', at: [placeAt(index + 1, at + 1, row[at])], facts: { name } };
}

function rowTwice(index: number, row: readonly string[], column: number): Observation {
  const place = placeAt(index + 1, column + 1, row[column]);
  return { code: 'duplicate-row', at: [place], facts: { name: place.value ?? '' } };
}

const LONGEST_NAME = 40;

interface Label {
  readonly code: string;
  readonly column: number;
}

/** The row that the last written label cell before the numbers names. */
function labelOf(row: readonly string[], labels: number): Label | undefined {
  for (let column = Math.min(labels, row.length, 6) - 1; column >= 0; column--) {
    const code = rowCode(row[column] ?? '');
    if (code !== undefined) return { code, column };
  }
  return undefined;
}

function rowCode(text: string): string | undefined {
  const label = foldRowLabel(text);
  if (label === '') return undefined;
  const exact = ROWS.find(([name]) => name === label);
  return (exact ??
    ROWS.find(([name]) => name.length >= LONG_ENOUGH && label.startsWith(name)) ??
    shortened(label))?.[1];
}

/** 部分公开（区分处理的，…） is often printed without its bracket: a beginning that fits one row only. */
function shortened(label: string): readonly [string, string] | undefined {
  if (label.length < LONG_ENOUGH) return undefined;
  const fitting = ROWS.filter(([name]) => name.startsWith(label));
  return fitting.length === 1 ? fitting[0] : undefined;
}

/** Joins the heading cells above each column and looks at how they end. */
function findColumns(rows: Rows, header: readonly number[]): Omit<Heading, 'header'> {
  const width = Math.max(0, ...header.map((index) => rows[index]?.length ?? 0));
  const columns = new Map<string, number>();
  const observations: Observation[] = [];
  for (let column = 0; column < width; column++) {
    const heading = foldLabel(header.map((index) => rows[index]?.[column] ?? '').join(''));
    const code = COLUMNS.find(([name]) => heading.endsWith(name))?.[1];
    if (code === undefined) continue;
    if (columns.has(code)) observations.push(columnTwice(rows, header, column));
    else columns.set(code, column);
  }
  return { columns, observations };
}

function columnTwice(rows: Rows, header: readonly number[], column: number): Observation {
  const row = header.findLast((index) => (rows[index]?.[column] ?? '').trim() !== '') ?? 0;
  const place = placeAt(row + 1, column + 1, rows[row]?.[column]);
  return { code: 'duplicate-column', at: [place], facts: { name: place.value ?? '' } };
}

function noColumn(first: number, name: string): Observation {
  return { code: 'table-header', at: [placeAt(first, 1)], facts: { table: '三', tableEn: '3', name } };
}
