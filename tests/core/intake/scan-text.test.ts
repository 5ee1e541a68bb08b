import assert from 'node:assert/strict';
import { test } from 'node:test';
import fc from 'fast-check';
import { DEFAULT_LIMITS, type Limits } from '../../../core/intake/limits.ts';
import { scanCharacters, scanText } from '../../../core/intake/scan-text.ts';
import { runs } from '../properties/runs.ts';

const SMALL: Limits = { ...DEFAULT_LIMITS, columns: 3, rows: 4, text: 5 };

test('rows, line breaks and the end of the text', () => {
  const cases: readonly (readonly [string, number, string, boolean, boolean, boolean])[] = [
    ['a', 1, 'none', false, false, false],
    ['a\n', 1, 'lf', true, false, false],
    ['a\r\nb\r\n', 2, 'crlf', true, false, false],
    ['a\rbc', 2, 'cr', false, false, false],
    ['abc\nb\r\n', 2, 'mixed', true, false, false],
    ['"a\n\nb"\n', 1, 'lf', true, false, true],
    ['a,', 1, 'none', false, false, false],
    ['a\nb,', 2, 'lf', false, false, false],
    ['a\n"b"', 2, 'lf', false, false, true],
    [`a${'b'.repeat(2_000)}`, 1, 'none', false, true, false],
    ['a"b', 1, 'none', false, false, true],
  ];
  for (const [text, rows, newline, endsWithNewline, long, quoted] of cases)
    assert.deepEqual(
      scanText(text, ',', DEFAULT_LIMITS),
      {
        rows,
        newline,
        endsWithNewline,
        long,
        quoted,
        isLines: !quoted && ['none', 'lf', 'crlf'].includes(newline),
        blocks: [{ start: 0, row: 0 }],
      },
      JSON.stringify(text),
    );
});

test('limits and quotes stop the scan, with the row', () => {
  const cases: readonly (readonly [string, string, number])[] = [
    ['a,b,c,d\n', 'too-many-columns', 1],
    ['a\na,b,c,d\n', 'too-many-columns', 2],
    ['a\nb\nc\nd\ne\nf\n', 'too-many-rows', 6],
    ['a\nb,1234567890123\n', 'field-too-long', 2],
    ['a\nb,1234567890123', 'field-too-long', 2],
    ['"a', 'unclosed-quote', 1],
    ['a\nb,"c\n', 'unclosed-quote', 2],
    ['a\n"b"c\n', 'stray-quote', 2],
    ['a, "b"\n', 'stray-quote', 1],
    ['"a""b" c\n', 'stray-quote', 1],
  ];
  for (const [text, problem, row] of cases)
    assert.deepEqual(scanCharacters(text, ',', SMALL), { problem, row }, JSON.stringify(text));
});

test('row by row a text without quotes is what it is character by character, but for the columns of short rows', () => {
  const pieces = [
    'a',
    '1',
    ',',
    ';',
    '\n',
    '\r\n',
    '\r',
    '?',
    '公',
    '\u0000',
    'x'.repeat(1_990),
    'y'.repeat(20_000),
  ];
  const limits = { ...DEFAULT_LIMITS, columns: 10_000, rows: 20 };
  fc.assert(
    fc.property(fc.array(fc.constantFrom(...pieces), { maxLength: 60, size: 'max' }), (parts) => {
      const text = parts.join('');
      assert.deepEqual(scanText(text, ',', limits), scanCharacters(text, ',', limits));
    }),
    runs(500),
  );
});

test('limits themselves are allowed', () => {
  for (const end of ['', '\n', '\r\n'])
    assert.ok('rows' in scanCharacters(`a,b,c\nb\nc\nd\ne${end}`, ',', SMALL));
  assert.ok('rows' in scanText('a,"""""""""""",c\n', ',', SMALL));
});
