import assert from 'node:assert/strict';
import { test } from 'node:test';
import type { Organisation } from '../../../core/datasets/organisation.ts';
import type { CellStatus } from '../../../core/forms/canonical-report.ts';
import type { ExploredReport } from '../../../site/explore/fetch-reports.ts';
import { seriesTable, type TableSubject } from '../../../site/explore/series-table.ts';
import { tableCsv } from '../../../site/explore/table-csv.ts';

const RECEIVED = 't3_new_received__total';
const OFFICE = '419001-gov-office';
const REGISTER = [
  anOrganisation('419001-gov', 'government'),
  anOrganisation(OFFICE, 'office'),
  anOrganisation('419001-tax', 'department'),
  { ...anOrganisation('419001-old', 'department'), validTo: '2020-06-30' },
];

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

test('a total adds organs, never governments, and says over how many', () => {
  const { totals } = seriesTable(
    subject({
      summed: REGISTER,
      reports: [aReport('419001-gov', 2021, '100'), aReport(OFFICE, 2021, '21'), aReport(OFFICE, 2022, null)],
    }),
  );
  assert.deepEqual(totals[0]?.totals, [
    { value: null, reported: 0, registered: 2, lacking: 0 },
    { value: '21', reported: 1, registered: 2, lacking: 0 },
    { value: null, reported: 1, registered: 2, lacking: 1 },
  ]);
  assert.deepEqual(totals[0]?.missing, ['419001-tax']);
});

test('rates of many reports are not added up', () => {
  const { totals } = seriesTable(subject({ summed: REGISTER, lines: ['t3_org_share__total'] }));
  assert.deepEqual(totals, []);
});

test('the view as CSV says why a number is missing', () => {
  const table = seriesTable(
    subject({ summed: REGISTER, reports: [aReport(OFFICE, 2021, '21'), aReport(OFFICE, 2022, null)] }),
  );
  const lines = tableCsv(table, () => '=济源').split('\r\n');
  assert.equal(lines[0], '\ufefforg_id,org_name,code,name,unit,year,value,status,report_id');
  assert.match(lines[1] ?? '', /^419001-gov-office,'=济源,t3_new_received__total,.*,件,2020,,unreported,$/);
  assert.match(lines[2] ?? '', /,2021,21,reported,419001-gov-office\.2021$/);
  assert.match(lines[3] ?? '', /,2022,,blank,419001-gov-office\.2022$/);
  assert.match(lines[5] ?? '', /,TOTAL,.*,2021,21,"total of 1 of 2, 0 without a number",$/);
});

function subject(change: Partial<TableSubject>): TableSubject {
  return {
    years: [2020, 2021, 2022],
    organisations: [OFFICE],
    lines: [RECEIVED],
    reports: [],
    summed: [],
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

function anOrganisation(orgId: string, kind: Organisation['kind']): Organisation {
  return { orgId, nameZh: orgId, kind, region: '419001', validFrom: '2000-01-01' };
}
