import assert from 'node:assert/strict';
import { test } from 'node:test';
import { spread, type SpannedCell } from '../../../site/check/paste/tables-in-html.ts';
import { tableInText } from '../../../site/check/paste/tables-in-text.ts';

/** [what, cells with their spans, the grid] */
const CASES: readonly (readonly [
  string,
  readonly (readonly SpannedCell[])[],
  readonly (readonly string[])[],
])[] = [
  [
    'a plain table',
    [
      [cell('a'), cell('b')],
      [cell('c'), cell('d')],
    ],
    [
      ['a', 'b'],
      ['c', 'd'],
    ],
  ],
  ['a cell over two columns', [[cell('a', 2), cell('b')]], [['a', '', 'b']]],
  [
    'a cell over two rows',
    [[cell('a', 1, 2), cell('b')], [cell('c')]],
    [
      ['a', 'b'],
      ['', 'c'],
    ],
  ],
  [
    'a cell over both, pushing what comes after',
    [[cell('a', 2, 2), cell('b')], [cell('c')], [cell('d'), cell('e'), cell('f')]],
    [
      ['a', '', 'b'],
      ['', '', 'c'],
      ['d', 'e', 'f'],
    ],
  ],
  ['a cell that says more rows than there are', [[cell('a', 1, 9), cell('b')]], [['a', 'b']]],
];

for (const [what, cells, grid] of CASES) test(`spreads ${what}`, () => assert.deepEqual(spread(cells), grid));

test('text with tabulators is a table, other text is none', () => {
  assert.deepEqual(tableInText('a\t1\r\nb\t2\r\n'), [
    ['a', '1'],
    ['b', '2'],
  ]);
  assert.equal(tableInText('a sentence'), undefined);
});

function cell(text: string, columns = 1, rows = 1): SpannedCell {
  return { text, columns, rows };
}
