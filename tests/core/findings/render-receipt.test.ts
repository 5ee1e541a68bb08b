import assert from 'node:assert/strict';
import { test } from 'node:test';
import { renderReceipt } from '../../../core/index.ts';
import { sheetRows, write } from '../sheet-file.ts';
import { contextOf, judge } from '../upload-factory.ts';

test('the public JSON of a receipt, member by member', () => {
  const { receipt } = judge(write(sheetRows('wide', { cells: { t2_licensing__decisions: '240万元' } })));
  assert.deepEqual(JSON.parse(renderReceipt(receipt)), {
    schema: 'gongkai/receipt/v1',
    receipt_id: 'r-0',
    status: 'rejected',
    upload: {
      key: 'incoming/annual-reports/file.csv',
      version_id: 'v1',
      dataset: 'annual-reports',
      file_name: 'file.csv',
      received_at: '2026-01-22T09:12:44Z',
      bytes: 0,
    },
    reading: { encoding: 'utf-8', bom: false, delimiter: 'comma', newline: 'crlf', layout: 'wide' },
    reports: [{ report_id: '419001-gov-office.2021', status: 'rejected' }],
    lines: { read: 2, header: 1, accepted: 0, rejected: 1, skipped: [] },
    counts: { error: 1, warning: 0, notice: 0 },
    findings_listed: 1,
    findings: [
      {
        code: 'CELL-TYPE',
        severity: 'error',
        report_id: '419001-gov-office.2021',
        message: {
          'zh-CN': 'J2（行政许可·本年处理决定数量）应只填数字，填的是“240万元”。',
          en: 'J2 (Licensing decisions) must hold a number only; it has “240万元”.',
        },
        fix: {
          'zh-CN': '请去掉单位和文字，只留数字。',
          en: 'Leave the number and take words and units out.',
        },
        at: [{ cell: 'J2', row: 2, column: 10, code: 't2_licensing__decisions', value: '240万元' }],
        actual: '240万元',
      },
    ],
    engine: { version: receipt.engine.version, ruleset: receipt.engine.ruleset, context: '' },
  });
});

test('equal judgements are equal bytes, with a final newline', () => {
  const [one, other] = [0, 1].map(() => renderReceipt(judge(write(sheetRows('form'))).receipt));
  assert.equal(one, other);
  assert.ok(one?.endsWith('}\n'));
});

test('register rows are listed as organisations', () => {
  const csv = 'org_id,name_zh,kind,region,valid_from\r\n419001-xx,甲局,other,419001,2019-01-01\r\n';
  const { receipt } = judge(csv, contextOf('incoming/organisations/a.csv'));
  const { organisations, reports } = JSON.parse(renderReceipt(receipt));
  assert.deepEqual(organisations, [{ org_id: '419001-xx', status: 'accepted' }]);
  assert.deepEqual(reports, []);
});
