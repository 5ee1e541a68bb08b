import assert from 'node:assert/strict';
import { test } from 'node:test';
import { identifyReport } from '../../../core/judge/identify-report.ts';
import { cellOf, draftOf } from './draft-factory.ts';

const CASES: readonly (readonly [year: string, today: string, code: string | undefined])[] = [
  ['2021', '2026-01-22', undefined],
  ['2025', '2026-01-01', undefined],
  ['2025', '2025-12-31', undefined],
  ['2025', '2025-12-30', 'year-out-of-range'],
  ['2026', '2026-01-22', 'year-out-of-range'],
  ['2019', '2026-01-22', undefined],
  ['2018', '2026-01-22', 'year-before-forms'],
  ['2008', '2026-01-22', 'year-before-forms'],
  ['2007', '2026-01-22', 'year-out-of-range'],
];

test('a report year is one that is over and has a form', () => {
  for (const [year, today, code] of CASES) {
    const { observations, reportId } = identifyReport(draftOf({ year: cellOf(year) }), today);
    assert.deepEqual(
      observations.map((seen) => seen.code),
      code === undefined ? [] : [code],
      `${year} on ${today}`,
    );
    assert.equal(reportId, code === undefined ? `419001-gov-office.${year}` : undefined);
  }
});

test('everything wrong with who and when is told at once', () => {
  const { observations } = identifyReport(draftOf({ orgId: cellOf('?'), year: cellOf('') }), '2026-01-22');
  assert.deepEqual(
    observations.map(({ code }) => code),
    ['org-id-malformed', 'year-missing'],
  );
});
