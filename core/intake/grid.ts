import type { Observation } from '../findings/describe.ts';
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
