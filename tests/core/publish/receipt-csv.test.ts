import assert from 'node:assert/strict';
import { test } from 'node:test';
import * as fc from 'fast-check';
import Papa from 'papaparse';
import { receiptCsv } from '../../../core/publish/receipt-csv.ts';
import { anyReceipt } from '../findings/arbitrary-receipt.ts';
import { someFinding, someReceipt } from '../findings/receipt-factory.ts';

const COLUMNS = [
  '回执编号 receipt_id',
  '文件 file_name',
  '结果 status',
  '报告 report_id',
  '程度 severity',
  '规则 code',
  '单元格 cells',
  '内容 value',
  '应为 expected',
  '实为 actual',
  '相差 difference',
  '问题',
  '改法',
  'message',
  'fix',
];

test('a row a finding, both languages, for Excel', () => {
  const text = receiptCsv([someReceipt({ status: 'rejected', findings: [someFinding()] })]);
  assert.equal(text.slice(0, 1), '\ufeff');
  assert.deepEqual(rowsOf(text), [
    COLUMNS,
    [
      `r-${'0f'.repeat(16)}`,
      '年报.csv',
      'rejected',
      '419001-gov-office.2021',
      'error',
      'T3-BAL',
      'C27 C50',
      '',
      '22',
      '21',
      '-1',
      '表三“自然人”列不平。',
      '请核对 C27、C50。',
      'Table 3, column “natural persons” does not balance.',
      'Check C27, C50.',
    ],
  ]);
});

test('a receipt without findings has one row that says its result', () => {
  const [, row] = rowsOf(receiptCsv([someReceipt()]));
  assert.deepEqual([row?.[2], row?.[4], row?.[5]], ['accepted', '', '']);
  assert.match(row?.[11] ?? '', /^已受理。/);
});

test('several receipts share one header', () => {
  assert.equal(rowsOf(receiptCsv([someReceipt(), someReceipt()])).length, 3);
});

/** [value of the cell, what the CSV has] */
const VALUES = [
  ['=1+1', "'=1+1"],
  ['@SUM(A1)', "'@SUM(A1)"],
  ['＝1', "'＝1"],
  ['-1', '-1'],
  ['-1+1', "'-1+1"],
  ['21', '21'],
  ['\u001b[2J', '□[2J'],
] as const;

for (const [value, shown] of VALUES) {
  test(`the cell ${JSON.stringify(value)} is written as ${shown}`, () => {
    const at = [{ cell: 'C1', row: 1, column: 3, value }];
    const [, row] = rowsOf(receiptCsv([someReceipt({ findings: [someFinding({ at })] })]));
    assert.equal(row?.[7], shown);
  });
}

test('whatever stands in a file, every row has every column and none starts a formula', () => {
  fc.assert(
    fc.property(anyReceipt, (receipt) => {
      for (const row of rowsOf(receiptCsv([receipt]))) {
        assert.equal(row.length, COLUMNS.length);
        for (const field of row) assert.doesNotMatch(field, /^(?:[=+@\t\r\n]|-(?!\d+(?:\.\d+)?$))/);
      }
    }),
  );
});

function rowsOf(text: string): readonly (readonly string[])[] {
  const { data, errors } = Papa.parse<string[]>(text.slice(1), { newline: '\r\n', skipEmptyLines: true });
  assert.deepEqual(errors, []);
  return data;
}
