import { APPLICANT_COLUMNS, REQUEST_ROWS } from '../forms/table-rows.ts';
import type { Observation } from '../findings/describe.ts';
import { placeAt } from './cell-address.ts';
import type { DraftCell } from './draft.ts';
import { foldLabel, foldRowLabel } from './fold-label.ts';
import { cellAt, type GridRead } from './grid.ts';
import { isBlankRow, type Rows } from './parse-rows.ts';

/** Labels by their folded text, longest first, so that a note behind a label does no harm. */
const ROWS = REQUEST_ROWS.map((row) => [foldRowLabel(row.zh), row.code] as const).toSorted(
  ([a], [b]) => b.length - a.length,
);
/** The end of each column's heading: 法人或其他组织－商业企业 is printed as 商业企业 below a merged cell. */
const COLUMNS = APPLICANT_COLUMNS.map(
  (column) => [foldLabel(column.zh.split('－').at(-1) ?? ''), column] as const,
);
const LONG_ENOUGH = 4;

/** Reads table 三: the columns are found by their headings above the first row, the rows by their labels. */
export function readRequestTable(rows: Rows, indexes: readonly number[]): GridRead {
  const first = indexes.find((index) => labelOf(rows[index] ?? [], Infinity)?.code === 'new_received');
  if (first === undefined) return { cells: new Map(), observations: [], header: [], used: [] };
  const header = indexes.filter((index) => index < first);
  const columns = findColumns(rows, header);
  const lacking = COLUMNS.filter(([, column]) => !columns.has(column.code));
  if (lacking.length > 0) {
    const observations = lacking.map(([, column]) => noColumn(first, column.zh));
    return { cells: new Map(), observations, header, used: indexes.filter((index) => index >= first) };
  }
  return readRows(
    rows,
    indexes.filter((index) => index >= first),
    { header, columns },
  );
}

interface Heading {
  readonly header: readonly number[];
  readonly columns: ReadonlyMap<string, number>;
}

function readRows(rows: Rows, indexes: readonly number[], { header, columns }: Heading): GridRead {
  const cells = new Map<string, DraftCell>();
  const observations: Observation[] = [];
  const used: number[] = [];
  const labels = Math.min(...columns.values());
  for (const index of indexes) {
    const row = rows[index] ?? [];
    if (isBlankRow(row)) continue;
    used.push(index);
    const label = labelOf(row, labels);
    const place = placeAt(index + 1, label ? label.column + 1 : 1, row[label?.column ?? 0]);
    if (label === undefined)
      observations.push({ code: 'unknown-row', at: [place], facts: { name: writtenLabel(row, labels) } });
    else if (cells.has(`t3_${label.code}__total`))
      observations.push({ code: 'duplicate-row', at: [place], facts: { name: place.value ?? '' } });
    else
      for (const [column, at] of columns) cells.set(`t3_${label.code}__${column}`, cellAt(rows, index, at));
  }
  return { cells, observations, header, used };
}

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

function writtenLabel(row: readonly string[], labels: number): string {
  return row.slice(0, Math.max(labels, 1)).join('').trim().slice(0, 40);
}

/** Joins the heading cells above each column and looks at how they end. */
function findColumns(rows: Rows, header: readonly number[]): ReadonlyMap<string, number> {
  const width = Math.max(0, ...header.map((index) => rows[index]?.length ?? 0));
  const found = new Map<string, number>();
  for (let column = 0; column < width; column++) {
    const heading = foldLabel(header.map((index) => rows[index]?.[column] ?? '').join(''));
    const match = COLUMNS.find(
      ([name, { code }]) => heading.endsWith(name) && !found.has(code) && heading !== '',
    );
    if (match) found.set(match[1].code, column);
  }
  return found;
}

function noColumn(first: number, name: string): Observation {
  return { code: 'table-header', at: [placeAt(first, 1)], facts: { table: '三', name } };
}
