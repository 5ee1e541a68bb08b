import assert from 'node:assert/strict';
import { test } from 'node:test';
import { cellMarks } from '../../../core/findings/cell-marks.ts';
import type { Finding } from '../../../core/findings/finding.ts';
import { someFinding } from '../../core/findings/receipt-factory.ts';

const cells = (count: number) =>
  Array.from({ length: count }, (_, index) => ({ cell: `A${index + 1}`, row: index + 1, column: 1 }));

/** [what, findings, marks of A1, A2, A5] */
const CASES: readonly (readonly [string, readonly Finding[], readonly (string | undefined)[]])[] = [
  ['a cell alone', [someFinding({ at: cells(1) })], ['error', undefined, undefined]],
  ['the four cells of a balance', [someFinding({ at: cells(4) })], ['error', 'error', undefined]],
  ['of a long sum, the total', [someFinding({ at: cells(22) })], ['error', undefined, undefined]],
  ['a warning', [someFinding({ severity: 'warning', at: cells(1) })], ['warning', undefined, undefined]],
  [
    'the gravest of two',
    [
      someFinding({ severity: 'warning', at: cells(2) }),
      someFinding({ at: cells(1) }),
      someFinding({ code: 'likely-cell', severity: 'notice', at: cells(2) }),
    ],
    ['error', 'warning', undefined],
  ],
  [
    'a hint',
    [someFinding({ code: 'likely-cell', severity: 'notice', at: cells(1) })],
    ['hint', undefined, undefined],
  ],
  [
    'every cell of a likely column',
    [someFinding({ code: 'likely-column', severity: 'notice', at: cells(22) })],
    ['hint', 'hint', 'hint'],
  ],
  [
    'no mark for what only informs',
    [someFinding({ code: 'number-repaired', severity: 'notice', at: cells(1) })],
    [undefined, undefined, undefined],
  ],
];

for (const [what, findings, expected] of CASES) {
  test(`marks: ${what}`, () => {
    const marks = cellMarks(findings);
    assert.deepEqual([marks(1, 1), marks(2, 1), marks(5, 1)], expected);
  });
}
