import assert from 'node:assert/strict';
import { test } from 'node:test';
import { breakLines } from '../../../site/explore/break-lines.ts';

/** [text, the width, its lines] with a letter as wide as 1 and a Chinese character as 2 */
const CASES = [
  ['Denied: 13', 10, ['Denied: 13']],
  ['Denied - total: 13', 10, ['Denied -', 'total: 13']],
  ['济源市人民政府办公室', 8, ['济源市人', '民政府办', '公室']],
  ['济源市 · Denied: 13', 9, ['济源市 ·', 'Denied:', '13']],
  ['information', 4, ['information']],
  ['', 4, ['']],
] as const;

for (const [text, most, lines] of CASES)
  test(`“${text}” in ${most} is ${lines.length} lines`, () => {
    assert.deepEqual(breakLines(text, most, widthOf), lines);
  });

function widthOf(text: string): number {
  return [...text].reduce((sum, character) => sum + (character > '\u2e80' ? 2 : 1), 0);
}
