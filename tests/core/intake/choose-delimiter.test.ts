import assert from 'node:assert/strict';
import { test } from 'node:test';
import { chooseDelimiter } from '../../../core/intake/choose-delimiter.ts';
import { LAYOUTS, SHEET, sheetRows, write } from '../sheet-file.ts';

const BUSY = { ...SHEET.sections, one: '甲,乙;丙\t丁\n,,,;;;\t\t\t' };

for (const delimiter of [',', ';', '\t']) {
  test(`${JSON.stringify(delimiter)} is found by the headings, whatever the texts hold`, () => {
    for (const layout of LAYOUTS)
      assert.equal(
        chooseDelimiter(write(sheetRows(layout, { sections: BUSY }), { delimiter }), 'annual-reports'),
        delimiter,
      );
  });
}

test('a register’s headings decide for a register', () => {
  const text = 'org_id;name_zh;kind\r\n419001-xx;甲,乙,丙,丁;other\r\n';
  assert.equal(chooseDelimiter(text, 'organisations'), ';');
});

test('a header wider than what is tried at first is still found', () => {
  const rows = sheetRows('wide').map((row, at) => [
    ...row,
    ...Array.from({ length: 80 }, (_, column) => (at === 0 ? `x${column}`.repeat(300) : '1')),
  ]);
  assert.equal(chooseDelimiter(write(rows, { delimiter: ';' }), 'annual-reports'), ';');
});

test('where no delimiter gives a known heading, it is the comma', () => {
  for (const text of ['', 'a|b|c', 'x;y\n1;2\n', '"'])
    assert.equal(chooseDelimiter(text, 'annual-reports'), ',');
});
