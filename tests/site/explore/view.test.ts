import assert from 'node:assert/strict';
import { test } from 'node:test';
import { MOST_ORGANISATIONS, readView, writeView } from '../../../site/explore/view.ts';

/** Addresses that are read and written as they are. */
const ADDRESSES = [
  '',
  'org=419001-gov-office',
  'org=419001-gov-office,321300-gov&region=330400&item=t3_denied__total,t4_suit__total&from=2019&to=2024',
  'lang=en&org=419001-gov-office',
  'region=41',
  'region=4190',
];

for (const address of ADDRESSES)
  test(`the address “${address}” stays what it is`, () => {
    assert.equal(writeView(readView(address), address), address);
  });

test('what could not be meant is left out, and what is too much cut off', () => {
  const ids = Array.from({ length: 20 }, (_, index) => `41900${index % 10}-org-${index}`).join(',');
  const view = readView(`org=nobody,${ids}&region=419&item=nothing&from=1999&to=x`);
  assert.equal(view.organisations.length, MOST_ORGANISATIONS);
  assert.deepEqual([view.region, view.from, view.to], [undefined, undefined, undefined]);
  assert.ok(view.lines.length > 0);
});
