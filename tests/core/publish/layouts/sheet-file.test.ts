import assert from 'node:assert/strict';
import { test } from 'node:test';
import { sheetFile } from '../../../../core/publish/layouts/sheet-file.ts';

const ROWS = [['年度', '2021'], [], ['a "b"', '1,5', 'two\nlines', '-1', '=1']];
const TEXT = '年度,2021\r\n\r\n"a ""b""","1,5","two\nlines",-1,=1\r\n';

test('UTF-8 has a byte-order mark, values stay as they are', () => {
  assert.equal(Buffer.from(sheetFile(ROWS, 'utf-8')).toString(), `\ufeff${TEXT}`);
});

test('GB18030 has none', () => {
  assert.equal(new TextDecoder('gb18030').decode(sheetFile(ROWS, 'gb18030')), TEXT);
});
