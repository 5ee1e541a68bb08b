import assert from 'node:assert/strict';
import { test } from 'node:test';
import fc from 'fast-check';
import { FORM_2021 } from '../../../core/forms/form.ts';
import { parseRows } from '../../../core/intake/parse-rows.ts';
import { DEFAULT_LIMITS } from '../../../core/intake/limits.ts';
import { scanText } from '../../../core/intake/scan-text.ts';
import { encode, ENCODINGS } from '../encodings.ts';
import { receiptFailure } from '../receipt-failure.ts';
import { contextOf, judge } from '../upload-factory.ts';
import { runs } from './runs.ts';

const KEYS = [
  'incoming/annual-reports/a.csv',
  'incoming/organisations/a.csv',
  'incoming/annual-reports/419001-gov-office/a',
];

/** Pieces of which files are made, so that random ones get far into the engine. */
const PIECES = [
  'org_id',
  'year',
  'code',
  'value',
  'name_zh',
  '机构编码',
  '年度',
  '419001-gov-office',
  '2021',
  '0',
  '7',
  '1,234',
  '-5',
  '一、总体情况',
  '二、主动公开政府信息情况',
  '信息内容',
  '本年制发件数',
  '规章',
  '一、本年新收政府信息公开申请数量',
  '自然人',
  '总计',
  '（七）总计',
  '四、政府信息公开行政复议、行政诉讼情况',
  '结果维持',
  '六、其他需要报告的事项',
  'explain:X-CARRY',
  'section_1',
  '合计',
  '=1+1',
  '\ufeff',
  '\u200b',
  '\u202e',
  '\u0000',
  '\u001a',
  '"',
  '""',
  ',',
  ',,',
  ';',
  '\t',
  '\r\n',
  '\n',
  '\r',
  ' ',
  '　',
  'sep=;',
  '__proto__',
  ...FORM_2021.items.slice(0, 12).map(({ code }) => code),
];

test('P4: any bytes get an outcome with a reason, and never a report', () => {
  fc.assert(
    fc.property(fc.uint8Array({ maxLength: 3000 }), fc.constantFrom(...KEYS), (bytes, key) => {
      const judgement = judge(bytes, contextOf(key));
      assert.equal(receiptFailure(judgement), undefined);
      assert.equal(judgement.receipt.status, 'rejected');
    }),
    runs(1500),
  );
});

test('P4: any text made of what files are made of gets an outcome with a reason, and never a report', () => {
  const text = fc.array(fc.constantFrom(...PIECES), { maxLength: 120 }).map((pieces) => pieces.join(''));
  fc.assert(
    fc.property(text, fc.constantFrom(...ENCODINGS), fc.constantFrom(...KEYS), (content, encoding, key) => {
      const judgement = judge(encode(content, encoding), contextOf(key));
      assert.equal(receiptFailure(judgement), undefined);
      assert.equal(judgement.reports.length, 0);
    }),
    runs(1500),
  );
});

test('what the scan lets through reads as RFC 4180 says, row by row, or the parser refuses it', () => {
  const signs = ['a', '0', '"', '""', '","', ',', ';', '\r\n', '\n', '\r', ' ', '\t', '中'];
  const text = fc.array(fc.constantFrom(...signs), { maxLength: 60 }).map((pieces) => pieces.join(''));
  fc.assert(
    fc.property(text, fc.constantFrom(',', ';', '\t'), (content, delimiter) => {
      if ('problem' in scanText(content, delimiter, DEFAULT_LIMITS)) return;
      const parsed = parseRows(content, delimiter);
      if ('rows' in parsed) assert.deepEqual(parsed.rows, plainRows(content, delimiter));
    }),
    runs(4000),
  );
});

/** The rows of a text by the letter of RFC 4180, blank rows at the end left out: a second opinion. */
function plainRows(content: string, delimiter: string): readonly (readonly string[])[] {
  const text = content.replaceAll(/\r\n?/g, '\n');
  const rows: string[][] = [];
  let row: string[] = [];
  let at = 0;
  while (at <= text.length) {
    const quoted = text[at] === '"' ? /^"((?:[^"]|"")*)" */.exec(text.slice(at)) : null;
    const bare = text.slice(at).search(delimiter === ';' ? /[;\n]/ : delimiter === ',' ? /[,\n]/ : /[\t\n]/);
    const end = quoted ? at + quoted[0].length : bare < 0 ? text.length : at + bare;
    row.push(quoted ? (quoted[1] ?? '').replaceAll('""', '"') : text.slice(at, end));
    if (text[end] !== delimiter) {
      rows.push(row);
      row = [];
    }
    at = end + 1;
    if (end >= text.length) break;
  }
  const last = rows.findLastIndex((cells) => cells.some((cell) => cell.trim() !== ''));
  return rows.slice(0, last + 1);
}
