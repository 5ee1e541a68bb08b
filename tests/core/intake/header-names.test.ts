import assert from 'node:assert/strict';
import { test } from 'node:test';
import { FORMS } from '../../../core/forms/form.ts';
import { columnOf, REPORT_COLUMNS } from '../../../core/intake/header-names.ts';

test('every item is known by its code and by its printed labels', () => {
  for (const { items } of FORMS)
    for (const { code, zhRow, zhColumn } of items) {
      assert.equal(columnOf(code), code);
      assert.equal(columnOf(`${zhRow} ${zhColumn}`), code);
    }
});

test('every column about a report is known by each of its names', () => {
  for (const [column, names] of Object.entries(REPORT_COLUMNS))
    for (const name of names) assert.equal(columnOf(` ${name} `), column);
});

test('explanations name a rule; anything else is unknown', () => {
  const cases: readonly (readonly [string, string | undefined])[] = [
    ['explain:X-CARRY', 'explain:X-CARRY'],
    ['说明：T2-FLOOR', 'explain:T2-FLOOR'],
    ['explain:name-blank', 'explain:name-blank'],
    ['explain:', undefined],
    ['explain:__proto__', undefined],
    ['__proto__', undefined],
    ['constructor', undefined],
    ['', undefined],
    ['x'.repeat(100_000), undefined],
  ];
  for (const [heading, column] of cases) assert.equal(columnOf(heading), column);
});
