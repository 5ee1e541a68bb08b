import assert from 'node:assert/strict';
import { test } from 'node:test';
import { CheckDesk } from '../../../site/check/engine/check-desk.ts';
import type { CheckedSheet } from '../../../site/check/engine/checked-sheet.ts';
import { NO_DATA, type DeployedData } from '../../../site/check/engine/no-data.ts';
import { sheetFile } from '../../../core/publish/layouts/sheet-file.ts';
import { LAYOUTS, SHEET, rowsOf, sheetRows, type LayoutName } from '../../core/sheet-file.ts';
import { judge, REGISTER } from '../../core/upload-factory.ts';

const FILING = { orgId: SHEET.orgId, orgName: SHEET.orgName, year: SHEET.year };
const ID = 1;

for (const layout of LAYOUTS) {
  test(`${layout}: a wrong cell is found, mended where it stands, and the file is fine`, async () => {
    const desk = new CheckDesk(NO_DATA);
    const opened = await desk.open(file(layout, { t3_granted__natural: '若干' }));
    assert.ok(codes(opened).includes('CELL-TYPE'));
    const cell = opened.report?.cells['t3_granted__natural'];
    assert.equal(cell?.text, '若干');
    const { row, column } = cell;
    const mended = await desk.edit({ id: ID, row, column, text: '0', reportId: undefined });
    assert.equal(mended.receipt.counts.error, 0);
    assert.ok(mended.edited && !opened.edited);
  });

  test(`${layout}: an explanation is written in the manner of the file, changed and taken back`, async () => {
    const desk = new CheckDesk(NO_DATA);
    const opened = await desk.open(file(layout));
    const reportId = opened.reportIds[0] ?? '';
    const explain = (text: string) => desk.explain({ id: ID, reportId, rule: 'T2-FLOOR', text });
    assert.equal((await explain('机构合并')).report?.explanations['T2-FLOOR'], '机构合并');
    assert.equal((await explain('职能划转')).report?.explanations['T2-FLOOR'], '职能划转');
    const taken = await explain('');
    assert.equal(taken.report?.explanations['T2-FLOOR'] ?? '', '');
    assert.equal(taken.receipt.counts.error, 0);
  });
}

test('of a file of many reports one is given at a time', async () => {
  const desk = new CheckDesk(NO_DATA);
  const sheets = [SHEET, { ...SHEET, year: 2022 }];
  const opened = await desk.open({
    id: ID,
    fileName: 'a.csv',
    bytes: sheetFile(rowsOf('wide', sheets), 'utf-8'),
  });
  assert.deepEqual(
    opened.reportIds,
    sheets.map(({ orgId, year }) => `${orgId}.${year}`),
  );
  assert.equal(opened.report?.year.text, String(SHEET.year));
  const [, reportId] = opened.reportIds;
  assert.equal((await desk.show({ id: ID, reportId })).report?.year.text, '2022');
  const edited = await desk.edit({ id: ID, row: 3, column: 4, text: '0', reportId });
  assert.equal(edited.report?.year.text, '2022');
});

test('a file that was not changed is sent as it came', async () => {
  const desk = new CheckDesk(NO_DATA);
  const own = file('wide');
  await desk.open(own);
  assert.deepEqual(desk.save({ id: ID }).bytes, own.bytes);
});

test('a missing row has no cell until the report is arranged like the template', async () => {
  const desk = new CheckDesk(NO_DATA);
  const rows = sheetRows('form').filter((row) => !row.includes('2.重复申请'));
  const opened = await desk.open({ id: ID, fileName: 'a.csv', bytes: sheetFile(rows, 'utf-8') });
  const code = 't3_refused_repeat__natural';
  assert.equal(opened.report?.cells[code], undefined);
  const arranged = await desk.rearrange({ id: ID, reportId: undefined });
  assert.equal(arranged.report?.cells[code]?.text, '');
  assert.equal(arranged.report?.cells['t3_carried_out__total']?.text, '0');
});

test('tables pasted one by one make one report', async () => {
  const desk = new CheckDesk(NO_DATA);
  const sheet = sheetRows('form');
  const at = (title: string) => sheet.findIndex(([first]) => first?.startsWith(title));
  const [two, three, four, five] = ['二、', '三、收到', '四、政府', '五、'].map(at);
  const tables = [
    [two, three],
    [three, four],
    [four, five],
  ].map(([from = 0, to = 0]) => sheet.slice(from + 1, to));
  let pasted: CheckedSheet | undefined;
  for (const table of tables) pasted = await desk.paste({ id: ID, filing: FILING, tables: [table] });
  assert.equal(pasted?.receipt.counts.error, 0);
  const cells = Object.fromEntries(
    Object.entries(pasted?.report?.cells ?? {}).map(([code, { text }]) => [code, text]),
  );
  assert.deepEqual(cells, SHEET.cells);
});

test('a template begins where last year ends', async () => {
  const { reports } = judge(sheetFile(sheetRows('wide'), 'utf-8'));
  const desk = new CheckDesk({
    ...DEPLOYED,
    reports: async () => new Map(reports.map((one) => [one.reportId, one])),
  });
  const { rows, carried } = await desk.template({ ...FILING, year: FILING.year + 1 });
  assert.equal(carried, 9);
  const inForce = SHEET.cells['t2_normative_docs__in_force'];
  assert.ok(rows.some((row) => row[0] === '行政规范性文件' && row[4] === inForce));
});

test('an organisation is found by any part of its name, those that begin with it first', async () => {
  const desk = new CheckDesk(DEPLOYED);
  const found = await desk.search('济源');
  assert.equal(found[0]?.orgId, '419001-gov');
  assert.ok((await desk.search('人民政府办公室')).some(({ orgId }) => orgId === '419001-gov-office'));
  assert.deepEqual(await desk.search('没有这个机构'), []);
});

test('with a register an id that is not in it is an error, without one nothing is said', async () => {
  const rows = rowsOf('wide', [{ ...SHEET, orgId: '999999-nobody' }]);
  const own = { id: ID, fileName: 'a.csv', bytes: sheetFile(rows, 'utf-8') };
  assert.ok(codes(await new CheckDesk(DEPLOYED).open(own)).includes('unknown-organisation'));
  assert.ok(!codes(await new CheckDesk(NO_DATA).open(own)).includes('unknown-organisation'));
});

const DEPLOYED: DeployedData = { ...NO_DATA, register: async () => REGISTER };

function file(layout: LayoutName, cells: Readonly<Record<string, string>> = {}) {
  return { id: ID, fileName: '2021年报.csv', bytes: sheetFile(sheetRows(layout, { cells }), 'utf-8') };
}

function codes(sheet: CheckedSheet): readonly string[] {
  return sheet.receipt.findings.map(({ code }) => code);
}
