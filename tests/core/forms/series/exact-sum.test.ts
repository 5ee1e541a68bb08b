import assert from 'node:assert/strict';
import { test } from 'node:test';
import * as fc from 'fast-check';
import { exactPercentage, exactSum } from '../../../../core/forms/series/exact-sum.ts';

const SUMS = [
  { values: [], sum: '0' },
  { values: ['1', '2'], sum: '3' },
  { values: ['0.1', '0.2'], sum: '0.3' },
  { values: ['-5', '2'], sum: '-3' },
  { values: ['-0.05', '0.01'], sum: '-0.04' },
  { values: ['9007199254740993', '2'], sum: '9007199254740995' },
  { values: ['59237.2449', '0.000001'], sum: '59237.244901' },
];

for (const { values, sum } of SUMS) {
  test(`${values.join(' + ') || 'nothing'} is ${sum}`, () => assert.equal(exactSum(values), sum));
}

const SHARES = [
  { part: '1', whole: '3', share: '33.33' },
  { part: '2', whole: '3', share: '66.67' },
  { part: '1', whole: '800', share: '0.13' },
  { part: '-1', whole: '800', share: '-0.13' },
  { part: '0', whole: '21', share: '0.00' },
  { part: '10538', whole: '34430', share: '30.61' },
  { part: '0.5', whole: '2', share: '25.00' },
  { part: '0', whole: '0', share: undefined },
  { part: '1', whole: '0.00', share: undefined },
];

for (const { part, whole, share } of SHARES) {
  test(`${part} of ${whole} is ${share ?? 'nothing to have a share of'}`, () =>
    assert.equal(exactPercentage(part, whole), share));
}

test('sums of cents are those of whole numbers', () => {
  fc.assert(
    fc.property(fc.array(fc.bigInt({ min: -(10n ** 18n), max: 10n ** 18n })), (numbers) => {
      const texts = numbers.map((number) => exactSum([String(number), '0.00']));
      assert.equal(
        exactSum([...texts, '0.00']),
        exactSum([String(numbers.reduce((a, b) => a + b, 0n)), '0.00']),
      );
    }),
  );
});
