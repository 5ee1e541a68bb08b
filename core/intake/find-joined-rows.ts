import type { Observation } from '../findings/describe.ts';
import { placeAt } from './cell-address.ts';
import type { Table } from './table.ts';

const SWALLOWED_ROW = /\n[ \t]*"?\d{6}-[a-z0-9-]{2,40}"?[ \t]*[,;\t]/;
const SHOWN = 20;

/** A quote that closes a row too late makes two rows one: a cell then holds the beginning of the next record. */
export function findJoinedRows(table: Table): readonly Observation[] {
  const found: Observation[] = [];
  for (let row = 0; row < table.length; row++) {
    for (const [column, cell] of table.row(row).entries()) {
      if (!cell.includes('\n') || !SWALLOWED_ROW.test(cell)) continue;
      found.push({ code: 'rows-joined-by-quote', at: [placeAt(row + 1, column + 1, cell)] });
      if (found.length === SHOWN) return found;
    }
  }
  return found;
}
