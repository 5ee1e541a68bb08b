import { DISPUTE_COLUMNS, DISPUTE_ROWS } from '../forms/table-rows.ts';
import { placeAt } from './cell-address.ts';
import type { DraftCell } from './draft.ts';
import { foldLabel } from './fold-label.ts';
import { cellAt, type GridRead } from './grid.ts';
import { isBlankRow, type Rows } from './parse-rows.ts';

const LABELS = DISPUTE_COLUMNS.map((column) => foldLabel(column.zh));
const CODES = DISPUTE_ROWS.flatMap((row) =>
  DISPUTE_COLUMNS.map((column) => `t4_${row.code}__${column.code}`),
);

/** Reads table 四: fifteen columns under headings of two or three rows, one row of numbers. */
export function readDisputeTable(rows: Rows, indexes: readonly number[]): GridRead {
  const lastHeading = indexes.findLast((index) =>
    (rows[index] ?? []).some((cell) => LABELS.includes(foldLabel(cell))),
  );
  if (lastHeading === undefined) return { cells: new Map(), observations: [], header: [], used: [] };
  const header = indexes.filter((index) => index <= lastHeading);
  const columns = findColumns(rows, header);
  const below = indexes.filter((index) => index > lastHeading);
  if (!isComplete(columns)) {
    const observations = [
      {
        code: 'table-header' as const,
        at: [placeAt(lastHeading + 1, 1)],
        facts: { table: '四', name: missingLabel(columns) },
      },
    ];
    return { cells: new Map(), observations, header, used: below };
  }
  const values = below.find((index) => !isBlankRow(rows[index] ?? [])) ?? lastHeading + 1;
  const cells = new Map<string, DraftCell>(
    CODES.map((code, position) => [code, cellAt(rows, values, columns[position]?.index ?? 0)]),
  );
  return { cells, observations: [], header, used: below.filter((index) => index === values) };
}

interface HeadingColumn {
  readonly index: number;
  readonly label: string;
}

/** The columns whose lowest heading is one of the five results, from left to right. */
function findColumns(rows: Rows, header: readonly number[]): readonly HeadingColumn[] {
  const width = Math.max(0, ...header.map((index) => rows[index]?.length ?? 0));
  return Array.from({ length: width }, (_, index) => {
    const heading = foldLabel(header.map((row) => rows[row]?.[index] ?? '').join(''));
    return { index, label: LABELS.find((label) => heading.endsWith(label)) ?? '' };
  }).filter(({ label }) => label !== '');
}

function isComplete(columns: readonly HeadingColumn[]): boolean {
  return (
    columns.length === CODES.length && columns.every(({ label }, at) => label === LABELS[at % LABELS.length])
  );
}

function missingLabel(columns: readonly HeadingColumn[]): string {
  const wrong = CODES.findIndex((_, at) => columns[at]?.label !== LABELS[at % LABELS.length]);
  const block = DISPUTE_ROWS[Math.floor(Math.max(wrong, 0) / LABELS.length)];
  return `${block?.zh ?? ''}－${DISPUTE_COLUMNS[Math.max(wrong, 0) % LABELS.length]?.zh ?? ''}`;
}
