import assert from 'node:assert/strict';
import { test } from 'node:test';
import * as fc from 'fast-check';
import { displayWidth } from '../../../cli/draw/display-width.ts';
import { wrapText } from '../../../cli/draw/wrap-text.ts';

/** [text, width, lines] */
const CASES: readonly (readonly [string, number, readonly string[]])[] = [
  ['', 10, ['']],
  ['one two three', 7, ['one two', 'three']],
  ['社会公益组织', 8, ['社会公益', '组织']],
  ['表三 T3-BAL 不平', 11, ['表三 T3-BAL', '不平']],
  ['总计填 1，各类', 8, ['总计填 1，', '各类']],
  ['abcdefghij', 4, ['abcd', 'efgh', 'ij']],
  ['public-interest body', 9, ['public-', 'interest', 'body']],
  ['first\nsecond', 20, ['first', 'second']],
];

for (const [text, width, lines] of CASES) {
  test(`${JSON.stringify(text)} in ${width} columns`, () => assert.deepEqual(wrapText(text, width), lines));
}

test('no line is wider than it may be, but for a sign that clings to it, and nothing is lost but spaces', () => {
  fc.assert(
    fc.property(
      fc.string({ unit: fc.constantFrom(...'ab-，。一二 12…') }),
      fc.integer({ min: 2, max: 30 }),
      (text, width) => {
        const lines = wrapText(text, width);
        for (const line of lines) assert.ok(displayWidth(line) <= width + 2, line);
        assert.equal(lines.join('').replaceAll(' ', ''), text.replaceAll(' ', ''));
      },
    ),
  );
});
