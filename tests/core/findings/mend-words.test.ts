import assert from 'node:assert/strict';
import { test } from 'node:test';
import { FORM_2021 } from '../../../core/forms/form.ts';
import { mendWords } from '../../../core/findings/mend-words.ts';
import { judge } from '../upload-factory.ts';

const CASES: readonly (readonly [word: RegExp, texts: readonly string[]])[] = [
  [
    /日期/,
    [
      '1月18日',
      '3月',
      '2021年1月7日',
      '2021/1/7',
      '1/7/2021',
      '2021-01-07',
      '7-Jan',
      '1-Mar-21',
      'Jan-07',
      ' 5月1日 ',
    ],
  ],
  [/太窄/, ['#', '########']],
  [/公式/, ['#REF!', '#DIV/0!', '#N/A', '#NAME?']],
  [/单位/, ['7件', '约7', '7/2', '1.2.3.4', '2021年', '月', '#7', '-']],
];

for (const [word, texts] of CASES)
  for (const text of texts)
    test(`“${text}” is mended with ${word}`, () => assert.match(mendWords(text).zh, word));

test('the receipt says it of the cell', () => {
  const codes = FORM_2021.items.map(({ code }) => code);
  const cells = codes.map((code) => (code === 't2_licensing__decisions' ? '1月18日' : '0'));
  const file = `org_id,year,${codes.join(',')}\n419001-gov-office,2021,${cells.join(',')}\n`;
  const finding = judge(file).receipt.findings.find(({ code }) => code === 'CELL-TYPE');
  assert.match(finding?.fix.zh ?? '', /变成了日期/);
  assert.match(finding?.fix.en ?? '', /date/);
});
