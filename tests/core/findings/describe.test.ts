import assert from 'node:assert/strict';
import { test } from 'node:test';
import { describe } from '../../../core/findings/describe.ts';

test('a finding carries its place, both sides and both languages', () => {
  const place = { cell: 'C27', row: 27, column: 3, code: 't2_licensing__decisions', value: '-7' };
  const facts = {
    name: '行政许可·本年处理决定数量',
    nameEn: 'Licensing decisions',
    wanted: '整数',
    wantedEn: 'a whole number',
  };
  assert.deepEqual(describe({ code: 'CELL-INT', at: [place], actual: '-7', facts, reportId: 'a.2021' }), {
    code: 'CELL-INT',
    severity: 'error',
    at: [place],
    actual: '-7',
    reportId: 'a.2021',
    message: {
      zh: 'C27（行政许可·本年处理决定数量）应为整数，填的是“-7”。',
      en: 'C27 (Licensing decisions) must be a whole number; it has “-7”.',
    },
    fix: { zh: '请核对后改填整数。', en: 'Check it and write a whole number.' },
  });
});

test('what a fact holds is never read as a brace to be filled', () => {
  const { message } = describe({
    code: 'not-a-csv',
    at: [],
    facts: { format: '{cell} $& {format}' },
  });
  assert.equal(message.en, 'This is not a CSV file but {cell} $& {format}.');
});

test('a word that is not given stays visible in its braces', () => {
  assert.match(describe({ code: 'not-a-csv', at: [] }).message.zh, /\{format\}/);
});

test('personal numbers are masked wherever a finding would show them', () => {
  const text = '账号4111 1111 1111 1111';
  const place = { cell: 'A1', row: 1, column: 1, value: text };
  const shown = JSON.stringify(
    describe({ code: 'unknown-row', at: [place], actual: text, facts: { name: text } }),
  );
  assert.ok(!shown.includes('1111 1111'));
  assert.ok(shown.includes('账号411'));
});
