import type { DraftRow } from '../intake/draft.ts';

/** The trimmed text of a column, empty where the row has none. */
export function textOf(row: DraftRow, name: string): string {
  return row.cells.get(name)?.text.trim() ?? '';
}
