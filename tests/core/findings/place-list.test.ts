import assert from 'node:assert/strict';
import { test } from 'node:test';
import { placeList } from '../../../core/findings/place-list.ts';

/** [how many cells, shown] */
const CASES = [
  [0, ''],
  [1, 'C1'],
  [6, 'C1, C2, C3, C4, C5, C6'],
  [22, 'C1, C2, C3, C4, C5 … (22)'],
] as const;

for (const [count, shown] of CASES) {
  test(`${count} cells are told as ${shown || 'nothing'}`, () => {
    const at = Array.from({ length: count }, (_, index) => ({
      cell: `C${index + 1}`,
      row: index + 1,
      column: 3,
    }));
    assert.equal(placeList(at), shown);
  });
}
