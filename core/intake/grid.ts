import type { Observation } from '../findings/describe.ts';
import { placeAt } from './cell-address.ts';
import type { DraftCell } from './draft.ts';
import type { Rows } from './parse-rows.ts';

/** The cells that a table of the form gave, by item code, and the rows it used. */
export interface GridRead {
  readonly cells: ReadonlyMap<string, DraftCell>;
  readonly observations: readonly Observation[];
  /** Indexes of rows that hold headings. */
  readonly header: readonly number[];
  /** Indexes of rows that hold values. */
  readonly used: readonly number[];
}

/** Cell at an index pair counted from 0, with its place counted from 1; blank beyond the row's end. */
export function cellAt(rows: Rows, row: number, column: number): DraftCell {
  return { text: rows[row]?.[column] ?? '', row: row + 1, column: column + 1 };
}

/** A row of numbers below its headings. */
export interface NumberRow {
  readonly index: number;
  /** Index of the cell that holds the row's label; -1 where rows have none. */
  readonly label: number;
  /** Indexes of the columns whose headings are known. */
  readonly known: ReadonlySet<number>;
  /** Indexes of the heading rows above. */
  readonly header: readonly number[];
}

const NUMBER_LIKE = /^[\s0-9０-９.,，]+$/;

/**
 * Cells of a row of numbers that stand under no known heading. Under no heading at all they are errors, because a
 * figure has slipped out of its column (an unquoted thousands comma does it); under a heading of the sender's own
 * they are left out with a warning, told once a column (`told` remembers).
 */
export function strayCells(rows: Rows, row: NumberRow, told: Set<number>): readonly Observation[] {
  const cells = rows[row.index] ?? [];
  const first = Math.min(...row.known);
  return cells.flatMap((text, column): Observation[] => {
    if (column <= row.label || row.known.has(column) || text.trim() === '') return [];
    if (column < first && !NUMBER_LIKE.test(text)) return [];
    const heading = row.header.findLast((at) => (rows[at]?.[column] ?? '').trim() !== '');
    if (column < first || heading === undefined)
      return [{ code: 'stray-cell', at: [placeAt(row.index + 1, column + 1, text)] }];
    if (told.has(column)) return [];
    told.add(column);
    const place = placeAt(heading + 1, column + 1, rows[heading]?.[column]);
    return [{ code: 'unknown-column', at: [place], facts: { name: place.value ?? '' } }];
  });
}
