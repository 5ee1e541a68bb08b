import type { RegisterColumn } from '../datasets/organisation-columns.ts';
import type { Observation } from '../findings/describe.ts';
import type { DraftCell, DraftRow } from '../intake/draft.ts';
import { INVISIBLE } from '../intake/invisible.ts';
import { draftPlace } from './draft-place.ts';

/** Holds the cell of a register's row to the declaration of its column. */
export function judgeCell(column: RegisterColumn, row: DraftRow): readonly Observation[] {
  const cell = row.cells.get(column.name);
  if (!cell) return [];
  const text = cell.text.trim();
  const at = [draftPlace(cell)];
  if (text === '')
    return column.required ? [{ code: 'field-missing', at, facts: { name: column.name } }] : [];
  if (INVISIBLE.test(text)) return [{ code: 'invisible-character', at }];
  if (column.shape && !column.shape.test(text)) return [malformed(column, cell)];
  return [];
}

/** What is said of a cell that is not what its column holds. */
export function malformed({ name, hint }: RegisterColumn, cell: DraftCell): Observation {
  return { code: 'field-malformed', at: [draftPlace(cell)], facts: { name, hint: hint[0], hintEn: hint[1] } };
}
