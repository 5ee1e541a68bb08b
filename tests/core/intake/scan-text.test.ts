import assert from 'node:assert/strict';
import { test } from 'node:test';
import { DEFAULT_LIMITS, type Limits } from '../../../core/intake/limits.ts';
import { scanText } from '../../../core/intake/scan-text.ts';

const SMALL: Limits = { ...DEFAULT_LIMITS, columns: 3, rows: 4, text: 5 };

test('rows, line breaks and the end of the text', () => {
  const cases: readonly (readonly [string, number, string, boolean, number, boolean])[] = [
    ['a', 1, 'none', false, 1, false],
    ['a\n', 1, 'lf', true, 1, false],
    ['a\r\nb\r\n', 2, 'crlf', true, 1, false],
    ['a\rbc', 2, 'cr', false, 2, false],
    ['abc\nb\r\n', 2, 'mixed', true, 3, false],
    ['"a\n\nb"\n', 1, 'lf', true, 6, true],
    ['a,', 1, 'none', false, 1, false],
    ['a\nb,', 2, 'lf', false, 1, false],
    ['a\n"b"', 2, 'lf', false, 3, true],
    ['a"b', 1, 'none', false, 3, true],
  ];
  for (const [text, rows, newline, endsWithNewline, longest, quoted] of cases)
    assert.deepEqual(
      scanText(text, ',', DEFAULT_LIMITS),
      {
        rows,
        newline,
        endsWithNewline,
        longest,
        quoted,
        plain: !quoted,
        blocks: [{ start: 0, row: 0 }],
      },
      JSON.stringify(text),
    );
});

test('plain text is printable ASCII that can’t be what was left of something else', () => {
  const plain = (text: string) => {
    const scan = scanText(text, ',', DEFAULT_LIMITS);
    return 'plain' in scan && scan.plain;
  };
  for (const text of ['a,1\r\n', 'a\tb', '~! #', '']) assert.equal(plain(text), true, JSON.stringify(text));
  for (const text of ['a?', 'é', '公', '\u007f', '\u0000', '\u001a', '"a"', 'a\u00a0'])
    assert.equal(plain(text), false, JSON.stringify(text));
});

test('limits and quotes stop the scan, with the row', () => {
  const cases: readonly (readonly [string, string, number])[] = [
    ['a,b,c,d\n', 'too-many-columns', 1],
    ['a\na,b,c,d\n', 'too-many-columns', 2],
    ['a\nb\nc\nd\ne\nf\n', 'too-many-rows', 6],
    ['a\nb,1234567890123\n', 'field-too-long', 3],
    ['a\nb,1234567890123', 'field-too-long', 2],
    ['"a', 'unclosed-quote', 1],
    ['a\nb,"c\n', 'unclosed-quote', 2],
    ['a\n"b"c\n', 'stray-quote', 2],
    ['a, "b"\n', 'stray-quote', 1],
    ['"a""b" c\n', 'stray-quote', 1],
  ];
  for (const [text, problem, row] of cases)
    assert.deepEqual(scanText(text, ',', SMALL), { problem, row }, JSON.stringify(text));
});

test('limits themselves are allowed', () => {
  assert.ok('rows' in scanText('a,b,c\nb\nc\nd\n', ',', SMALL));
  assert.ok('rows' in scanText('a,"""""""""""",c\n', ',', SMALL));
});
