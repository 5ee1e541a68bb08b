import assert from 'node:assert/strict';
import { test } from 'node:test';
import { parseRows } from '../../../core/intake/parse-rows.ts';

test('blank rows stay, so that an index is the spreadsheet’s row; those at the end go', () => {
  assert.deepEqual(parseRows('a,b\r\n\r\n , \r\nc,d\r\n\r\n,\r\n', ','), {
    rows: [['a', 'b'], [''], [' ', ' '], ['c', 'd']],
  });
});

test('the last row is there with and without a line break behind it', () => {
  for (const end of ['', '\n', '\r\n', '\r'])
    assert.deepEqual(parseRows(`a\nb${end}`, ','), { rows: [['a'], ['b']] });
});

test('line breaks inside quotes become LF, however the file was saved', () => {
  for (const newline of ['\n', '\r\n', '\r'])
    assert.deepEqual(parseRows(`"a${newline}b",c${newline}`, ','), { rows: [['a\nb', 'c']] });
});

test('nothing is converted, nothing is trimmed, no name is special', () => {
  const row = ['1e3', '-0', 'true', ' x ', '__proto__', '', '0x1F', '007'];
  assert.deepEqual(parseRows(`${row.join(',')}\n`, ','), { rows: [row] });
});

test('anything that the parser complains of refuses the text, with its row', () => {
  const cases: readonly (readonly [string, string, number])[] = [
    ['a,b\nc,"d', 'MissingQuotes', 2],
    ['a,"b"x\nc,d\n', 'InvalidQuotes', 1],
  ];
  for (const [text, problem, row] of cases) assert.deepEqual(parseRows(text, ','), { problem, row });
});
