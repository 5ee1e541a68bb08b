import assert from 'node:assert/strict';
import { test } from 'node:test';
import type { CellStatus } from '../../../core/forms/canonical-report.ts';
import type { ExploredReport } from '../../../site/explore/fetch-reports.ts';
import type { TotalCell, YearTotal } from '../../../site/explore/fetch-totals.ts';
import { seriesTable, type TableSubject } from '../../../site/explore/series-table.ts';
import { tableCsv } from '../../../site/explore/table-csv.ts';

const RECEIVED = 't3_new_received__total';
const OFFICE = '419001-gov-office';

test('a year without a report is unreported and a blank is blank: neither is zero', () => {
  const { rows } = seriesTable(
    subject({ reports: [aReport(OFFICE, 2021, '21'), aReport(OFFICE, 2022, null)] }),
  );
  const [row] = rows;
  assert.deepEqual(
    row?.points.map((point) =>
      point.kind === 'unreported' ? 'unreported' : [point.point.value, point.point.status],
    ),
    ['unreported', ['21', 'reported'], [null, 'blank']],
  );
});

test('a number leads to its cell, by the code that its form has', () => {
  const { rows } = seriesTable(
    subject({
      lines: ['t2_normative_docs__issued'],
      reports: [{ ...aReport(OFFICE, 2020, '3'), form: '2019' }],
    }),
  );
  const point = rows[0]?.points[0];
  assert.deepEqual(point?.kind === 'value' && [point.reportId, point.anchor, point.point.how], [
    `${OFFICE}.2020`,
    't2_normative_docs__made_new',
    'approximate',
  ]);
});

test('a total has its coverage, and a year of which nobody has a report is unreported, not left out', () => {
  const { totals, missing } = seriesTable(
    subject({ summed: [aTotal(2021, '21', { reported: 1 }), aTotal(2022, null, { reported: 0 })] }),
  );
  assert.deepEqual(totals[0]?.totals, [
    { value: null, lack: 'unreported', expected: undefined, reported: 0, lacking: 0 },
    { value: '21', lack: undefined, expected: 2, reported: 1, lacking: 0 },
    { value: null, lack: 'lacking', expected: 2, reported: 1, lacking: 1 },
  ]);
  assert.deepEqual(missing, [
    { year: 2022, missing: ['419001-tax'] },
    { year: 2021, missing: ['419001-tax'] },
  ]);
});

/** [what, line, year, what its report makes of it, why there is no number] */
const LACKS = [
  ['nobody has reported', RECEIVED, 2021, { reports: 0 }, 'unreported'],
  ['the form has no such line', 't2_regulations__made_new', 2021, {}, 'not-on-form'],
  ['a rate of nothing', 't3_granted_share__total', 2021, { status: 'not_applicable' }, 'not_applicable'],
] as const;

for (const [what, code, year, given, lack] of LACKS)
  test(`a total without a number says why: ${what}`, () => {
    const summed = [aTotal(year, null, given)];
    const { totals } = seriesTable(subject({ years: [year], lines: [code], summed }));
    assert.equal(totals[0]?.totals[0]?.lack, lack);
  });

test('the view as CSV says why a number is missing', () => {
  const table = seriesTable(
    subject({
      summed: [aTotal(2021, '21', { reported: 1 })],
      reports: [aReport(OFFICE, 2021, '21'), aReport(OFFICE, 2022, null)],
    }),
  );
  const lines = tableCsv(table, () => '=济源').split('\r\n');
  assert.equal(lines[0], '\ufefforg_id,org_name,code,name,unit,year,value,status,report_id');
  assert.match(lines[1] ?? '', /^419001-gov-office,'=济源,t3_new_received__total,.*,件,2020,,unreported,$/);
  assert.match(lines[2] ?? '', /,2021,21,reported,419001-gov-office\.2021$/);
  assert.match(lines[3] ?? '', /,2022,,blank,419001-gov-office\.2022$/);
  assert.match(lines[5] ?? '', /,TOTAL,.*,2021,21,"1 of 2 organs reported, 0 reports without a number",$/);
});

function subject(change: Partial<TableSubject>): TableSubject {
  return {
    years: [2020, 2021, 2022],
    organisations: [OFFICE],
    lines: [RECEIVED],
    reports: [],
    summed: undefined,
    ...change,
  };
}

function aReport(orgId: string, year: number, value: string | null): ExploredReport {
  const status: CellStatus = value === null ? 'blank' : 'reported';
  return {
    reportId: `${orgId}.${year}`,
    orgId,
    year,
    form: '2021',
    revision: 1,
    cell: () => ({ value, status }),
  };
}

/** A total of one report, of two that were to be. */
function aTotal(
  year: number,
  value: string | null,
  given: { readonly reports?: number; readonly reported?: number; readonly status?: TotalCell['status'] },
): YearTotal {
  const { reports = 1, reported = 0, status = value === null ? 'missing' : 'sum' } = given;
  const cell = { value, reported, status };
  const lines = [RECEIVED, 't2_regulations__made_new', 't3_granted_share__total'];
  const cells = new Map(lines.map((code) => [code, cell]));
  return { year, reports, expected: 2, reported: reports, missing: ['419001-tax'], cells };
}
