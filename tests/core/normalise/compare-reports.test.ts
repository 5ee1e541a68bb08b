import assert from 'node:assert/strict';
import { test } from 'node:test';
import { compareReports, type Difference } from '../../../core/normalise/compare-reports.ts';
import { someReport, type NamedReport } from './report-factory.ts';

/** [what, old, new, differences] */
const CASES: readonly (readonly [string, NamedReport, NamedReport, readonly Difference[]])[] = [
  ['nothing', {}, {}, []],
  [
    'a value',
    { cells: { t4_review__total: '1' } },
    { cells: { t4_review__total: '2' } },
    [{ code: 't4_review__total', old: '1', new: '2' }],
  ],
  [
    'a blank is not zero',
    { cells: { t4_review__total: null } },
    {},
    [{ code: 't4_review__total', old: null, new: '0' }],
  ],
  [
    'a decimal is compared as it was written',
    { cells: { t2_fees__amount_wan: '1.5' } },
    { cells: { t2_fees__amount_wan: '1.50' } },
    [{ code: 't2_fees__amount_wan', old: '1.5', new: '1.50' }],
  ],
  [
    'texts, after the cells',
    { sections: { one: 'a' }, cells: { t4_review__total: '1' } },
    { sections: { one: 'b' }, correctionReason: '更正', explanations: { 'T2-FLOOR': '清理' } },
    [
      { code: 't4_review__total', old: '1', new: '0' },
      { code: 'section_1', old: 'a', new: 'b' },
      { code: 'correction_reason', old: undefined, new: '更正' },
      { code: 'explain:T2-FLOOR', old: undefined, new: '清理' },
    ],
  ],
];

for (const [what, old, now, differences] of CASES) {
  test(`differs: ${what}`, () => {
    assert.deepEqual(compareReports(someReport(old), someReport(now)), differences);
  });
}

test('what only one form has is missing in the other, not zero', () => {
  const differences = compareReports(someReport({ year: 2020 }), someReport({ year: 2021 }));
  const of = (code: string) => differences.find((one) => one.code === code);
  assert.deepEqual(of('t2_regulations__in_force'), {
    code: 't2_regulations__in_force',
    old: undefined,
    new: '0',
  });
  assert.deepEqual(of('t3_other_processing__total'), {
    code: 't3_other_processing__total',
    old: '0',
    new: undefined,
  });
  assert.equal(of('t3_granted__total'), undefined);
});
