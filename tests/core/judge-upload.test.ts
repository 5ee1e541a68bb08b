import assert from 'node:assert/strict';
import { test } from 'node:test';
import { judgeRead, readUpload, type JudgeContext } from '../../core/index.ts';
import { LAYOUTS, rowsOf, SHEET, sheetRows, write } from './sheet-file.ts';
import { codesOf, contextOf, judge, organisation } from './upload-factory.ts';

/** A wide file of forty offices, some of them wrong in different ways. */
const OFFICES = Array.from({ length: 40 }, (_, at) => `419001-office-${at}`);
const WRONG: Readonly<Record<number, Readonly<Record<string, string>>>> = {
  3: { t2_licensing__decisions: '' },
  7: { t2_licensing__decisions: '-1' },
  11: { t4_review__total: '9' },
  19: { t3_granted__total: '1' },
  31: { t2_fees__amount_wan: '5万' },
};

function manyOffices(): { readonly text: string; readonly context: JudgeContext } {
  const sheets = OFFICES.map((orgId, at) => ({ ...SHEET, orgId, cells: { ...SHEET.cells, ...WRONG[at] } }));
  const organisations = new Map(OFFICES.map((orgId) => [orgId, organisation(orgId, SHEET.orgName)]));
  return { text: write(rowsOf('wide', sheets)), context: contextOf(undefined, { organisations }) };
}

test('one bad report is refused, its neighbours are taken, the receipt says which', () => {
  const { text, context } = manyOffices();
  const { receipt, reports } = judge(text, context);
  assert.equal(receipt.status, 'partly-accepted');
  const rejected = receipt.records.filter(({ status }) => status === 'rejected').map(({ id }) => id);
  assert.deepEqual(
    rejected,
    Object.keys(WRONG).map((at) => `419001-office-${at}.2021`),
  );
  assert.equal(reports.length, OFFICES.length - rejected.length);
  assert.deepEqual(receipt.lines, { read: 41, header: 1, accepted: 35, rejected: 5, skipped: [] });
  const named = new Set(receipt.findings.map(({ reportId }) => reportId));
  assert.deepEqual(named, new Set(rejected));
});

test('a fault of the whole file refuses every report in it', () => {
  const { text, context } = manyOffices();
  const judgement = judge(text.replace('org_name', ''), context);
  const { receipt, reports } = judgement;
  assert.ok(codesOf(judgement).includes('blank-header-with-data'));
  assert.equal(reports.length, 0);
  assert.ok(receipt.records.every(({ status }) => status === 'rejected'));
});

test('unknown organisations are named once each, for the caller to try again', () => {
  const { text } = manyOffices();
  assert.deepEqual(judge(text).unknownOrganisations, OFFICES);
  assert.deepEqual(judge(write(sheetRows('form'))).unknownOrganisations, []);
});

test('a file names what has to be loaded to judge it', () => {
  const { mentions } = readUpload(
    new TextEncoder().encode(write(sheetRows('form'))),
    contextOf('incoming/annual-reports/419001-gov/a.csv').upload,
  );
  assert.deepEqual(mentions.organisations, ['419001-gov', '419001-gov-office']);
  assert.deepEqual(mentions.reports, ['419001-gov-office.2021', '419001-gov-office.2020']);
});

test('reading first and judging later is the same as judging at once', () => {
  const bytes = new TextEncoder().encode(write(sheetRows('wide', { cells: { t4_review__total: '9' } })));
  const context = contextOf();
  assert.deepEqual(judgeRead(readUpload(bytes, context.upload), context), judge(bytes, context));
});

test('the same bytes and the same context give the same judgement', () => {
  for (const layout of LAYOUTS) {
    const text = write(
      sheetRows(layout, { cells: { t4_review__total: '9', t2_licensing__decisions: '７' } }),
    );
    assert.deepEqual(judge(text), judge(text));
  }
});

test('the receipt says how the bytes were read', () => {
  const cases = LAYOUTS.map(
    (layout) => [layout, write(sheetRows(layout), { delimiter: ';', newline: '\n' })] as const,
  );
  for (const [layout, text] of cases)
    assert.deepEqual(judge(`\ufeff${text}`).receipt.reading, {
      encoding: 'utf-8',
      bom: true,
      delimiter: 'semicolon',
      newline: 'lf',
      layout,
    });
});

test('a long file holds several reports, mixed as they please, each judged whole', () => {
  const sheets = [
    { ...SHEET, cells: { ...SHEET.cells, t4_review__total: '9' } },
    { ...SHEET, year: 2022 },
  ];
  const [header = [], ...rows] = rowsOf('long', sheets);
  const half = rows.length / 2;
  const mixed = rows.slice(0, half).flatMap((row, at) => [row, rows[half + at] ?? []]);
  const { receipt, reports } = judge(write([header, ...mixed]));
  assert.equal(receipt.status, 'partly-accepted');
  assert.deepEqual(receipt.records, [
    { id: '419001-gov-office.2021', status: 'rejected' },
    { id: '419001-gov-office.2022', status: 'accepted' },
  ]);
  assert.deepEqual(
    reports.map(({ year }) => year),
    [2022],
  );
});
