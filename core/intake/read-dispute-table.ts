import { DISPUTE_COLUMNS, DISPUTE_ROWS } from '../forms/table-rows.ts';
import type { Observation } from '../findings/describe.ts';
import { placeAt } from './cell-address.ts';
import type { DraftCell } from './draft.ts';
import { foldLabel } from './fold-label.ts';
import { TOTALS } from './totals.ts';
import { cellAt, strayCells, type GridRead } from './grid.ts';
import type { Rows } from './parse-rows.ts';

const LABELS = DISPUTE_COLUMNS.map((column) => foldLabel(column.zh));
const TOTAL = foldLabel('总计');
const BLOCKS = DISPUTE_ROWS.map((row) => foldLabel(row.zh));
const CODES = DISPUTE_ROWS.flatMap((row) =>
  DISPUTE_COLUMNS.map((column) => `t4_${row.code}__${column.code}`),
);

/** Reads table 四: fifteen columns under headings of two or three rows, one row of numbers. */
export function readDisputeTable(rows: Rows, indexes: readonly number[]): GridRead {
  const lastHeading = indexes.findLast((index) =>
    (rows[index] ?? []).some((cell) => LABELS.includes(resultOf(foldLabel(cell)))),
  );
  if (lastHeading === undefined) return { cells: new Map(), observations: [], header: [], used: [] };
  const header = indexes.filter((index) => index <= lastHeading);
  const columns = findColumns(rows, header);
  const below = indexes.filter((index) => index > lastHeading);
  if (isComplete(columns)) return readNumbers(rows, below, { header, columns });
  const facts = { table: '四', tableEn: '4', name: missingLabel(columns) };
  const observations: Observation[] = [{ code: 'table-header', at: [placeAt(lastHeading + 1, 1)], facts }];
  return { cells: new Map(), observations, header, used: below };
}

interface Heading {
  readonly header: readonly number[];
  readonly columns: readonly HeadingColumn[];
}

/** The numbers stand in the row that fills most columns; a second such row is a second report. */
function readNumbers(rows: Rows, below: readonly number[], { header, columns }: Heading): GridRead {
  const filled = (index: number) =>
    columns.filter((column) => (rows[index]?.[column.index] ?? '').trim() !== '').length;
  const candidates = below.filter((index) => filled(index) >= CODES.length / 2);
  const values = candidates[0] ?? below.find((index) => filled(index) > 0);
  if (values === undefined) return { cells: new Map(), observations: [], header, used: [] };
  const cells = new Map<string, DraftCell>(
    CODES.map((code, position) => [code, cellAt(rows, values, columns[position]?.index ?? 0)]),
  );
  const known = new Set(columns.map((column) => column.index));
  const second = [...header.filter((index) => holdsNumbers(rows, index, known)), ...candidates.slice(1)];
  const observations = [
    ...second.map(secondRow),
    ...strayCells(rows, { index: values, label: -1, known, header }, new Set()),
  ];
  return { cells, observations, header, used: [values] };
}

/** A row of numbers among the headings: the table was printed twice. */
function holdsNumbers(rows: Rows, index: number, known: ReadonlySet<number>): boolean {
  const numbers = (rows[index] ?? []).filter((cell, at) => known.has(at) && /^\s*[0-9０-９]+\s*$/.test(cell));
  return numbers.length >= CODES.length / 2;
}

function secondRow(index: number): Observation {
  return { code: 'duplicate-row', at: [placeAt(index + 1, 1)], facts: { name: '四' } };
}

/** A column under one of the five results; `block` where its heading also names one of the three blocks. */
interface HeadingColumn {
  readonly index: number;
  readonly label: string;
  readonly block: number;
}

/** The columns whose lowest heading is one of the five results, from left to right. */
function findColumns(rows: Rows, header: readonly number[]): readonly HeadingColumn[] {
  const width = Math.max(0, ...header.map((index) => rows[index]?.length ?? 0));
  return Array.from({ length: width }, (_, index) => {
    const heading = resultOf(foldLabel(header.map((row) => rows[row]?.[index] ?? '').join('')));
    const label = LABELS.find((result) => heading.endsWith(result)) ?? '';
    return { index, label, block: BLOCKS.findIndex((name) => heading.includes(name)) };
  }).filter(({ label }) => label !== '');
}

/** A heading that ends as 总计 is printed elsewhere, ending as the form has it. */
function resultOf(heading: string): string {
  const total = TOTALS.find((name) => heading.endsWith(name));
  return total === undefined ? heading : heading.slice(0, -total.length) + TOTAL;
}

/** Fifteen columns, the five results three times over, no block under another block's name. */
function isComplete(columns: readonly HeadingColumn[]): boolean {
  return columns.length === CODES.length && columns.every(isInPlace);
}

function isInPlace({ label, block }: HeadingColumn, at: number): boolean {
  return label === LABELS[at % LABELS.length] && (block < 0 || block === Math.floor(at / LABELS.length));
}

function missingLabel(columns: readonly HeadingColumn[]): string {
  const wrong = Math.max(
    0,
    CODES.findIndex((_, at) => {
      const column = columns[at];
      return !column || !isInPlace(column, at);
    }),
  );
  const block = DISPUTE_ROWS[Math.floor(wrong / LABELS.length)];
  return `${block?.zh ?? ''}－${DISPUTE_COLUMNS[wrong % LABELS.length]?.zh ?? ''}`;
}
