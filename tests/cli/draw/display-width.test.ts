import assert from 'node:assert/strict';
import { test } from 'node:test';
import { displayWidth } from '../../../cli/draw/display-width.ts';

/** [text, columns] */
const CASES: readonly (readonly [string, number])[] = [
  ['', 0],
  ['Table 3', 7],
  ['表三', 4],
  ['（一）予以公开', 14],
  ['ｆｕｌｌ１', 10],
  ['ﾊﾝｶｸ', 4],
  ['한국', 4],
  ['かな、カナ。', 12],
  ['𠮷', 2],
  ['é', 1],
  ['e\u0301', 1],
  ['“ ”', 3],
  ['·…—①', 4],
  ['⚡😀', 4],
  ['§±é', 3],
  ['〇㈠㊀', 6],
  ['䷀', 1],
];

for (const [text, columns] of CASES)
  test(`${JSON.stringify(text)} takes ${columns} columns`, () => assert.equal(displayWidth(text), columns));
