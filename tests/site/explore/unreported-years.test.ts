import assert from 'node:assert/strict';
import { test } from 'node:test';
import type { Organisation } from '../../../core/datasets/organisation.ts';
import type { YearTotal } from '../../../site/explore/fetch-totals.ts';
import { withUnreportedYears } from '../../../site/explore/unreported-years.ts';

const REGISTER = new Map(
  [
    row({ orgId: '419001-gov', kind: 'government' }),
    row({ orgId: '419001-gov-office' }),
    row({ orgId: '419001-tax', validFrom: '2022-06-01' }),
    row({ orgId: '419001-old', validTo: '2020-12-31' }),
    row({ orgId: '410102-education', region: '410102' }),
  ].map((one) => [one.orgId, one]),
);
const OF_2021: YearTotal = {
  year: 2021,
  reports: 1,
  expected: 1,
  reported: 1,
  missing: [],
  cells: new Map(),
};

test('a year that nobody reported tells of how many: the organs that the register holds at its end', () => {
  const totals = known('419001', [2020, 2021, 2022]);
  assert.deepEqual(totals[0], OF_2021);
  assert.deepEqual(
    totals.slice(1).map(({ year, reports, reported, expected, missing }) => ({
      year,
      reports,
      reported,
      expected,
      missing,
    })),
    [
      { year: 2020, reports: 0, reported: 0, expected: 2, missing: ['419001-gov-office', '419001-old'] },
      { year: 2022, reports: 0, reported: 0, expected: 2, missing: ['419001-gov-office', '419001-tax'] },
    ],
  );
});

test('a region takes in all below it, and one of which the register knows nobody has no denominator', () => {
  assert.equal(known('41', [2022])[1]?.expected, 3);
  assert.deepEqual(known('11', [2022]), [OF_2021]);
});

function known(region: string, years: readonly number[]): readonly YearTotal[] {
  return withUnreportedYears({ region, years, totals: [OF_2021] }, REGISTER);
}

function row(given: Partial<Organisation> & Pick<Organisation, 'orgId'>): Organisation {
  return { nameZh: '某机关', kind: 'office', region: '419001', validFrom: '2019-01-01', ...given };
}
