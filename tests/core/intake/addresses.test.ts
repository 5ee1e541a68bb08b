import assert from 'node:assert/strict';
import { test } from 'node:test';
import { LAYOUTS, SHEET, sheetRows, write, type LayoutName } from '../sheet-file.ts';
import { judge } from '../upload-factory.ts';

const MARK = 'HERE';

/** The address of the one cell that holds the mark, counted here without the engine. */
function addressOf(rows: readonly (readonly string[])[]): string {
  const row = rows.findIndex((cells) => cells.includes(MARK));
  const column = rows[row]?.indexOf(MARK) ?? -1;
  const letter = (at: number) => String.fromCharCode(65 + at);
  const letters = column < 26 ? letter(column) : letter(Math.floor(column / 26) - 1) + letter(column % 26);
  return `${letters}${row + 1}`;
}

function marked(layout: LayoutName, code: string): string[][] {
  return sheetRows(layout, { cells: { [code]: MARK } });
}

for (const layout of LAYOUTS) {
  test(`every cell of layout ${layout} is addressed as the spreadsheet does, with its item`, () => {
    for (const code of Object.keys(SHEET.cells)) {
      const rows = marked(layout, code);
      const finding = judge(write(rows)).receipt.findings.find((one) => one.code === 'CELL-TYPE');
      assert.equal(finding?.at[0]?.cell, addressOf(rows), code);
      assert.equal(finding?.at[0]?.code, code);
    }
  });
}

test('rows above, blank ones too, and texts of many lines do not shift an address', () => {
  for (const layout of LAYOUTS) {
    const sections = { one: '一\n二\n三', five: '五', six: '六' };
    const rows = [['标题'], [''], ...sheetRows(layout, { cells: { t4_review__total: MARK }, sections })];
    const finding = judge(write(rows)).receipt.findings.find((one) => one.code === 'CELL-TYPE');
    assert.equal(finding?.at[0]?.cell, addressOf(rows), layout);
  }
});

test('a relation names all its cells, both sums and the difference', () => {
  const { findings } = judge(write(sheetRows('form', { cells: { t4_review__total: '3' } }))).receipt;
  const finding = findings.find(({ code }) => code === 'T4-SUM');
  assert.deepEqual(
    finding?.at.map(({ code }) => code),
    ['total', 'upheld', 'corrected', 'other', 'pending'].map((part) => `t4_review__${part}`),
  );
  assert.deepEqual([finding?.expected, finding?.actual, finding?.difference], ['0', '3', '3']);
});

test('blank cells of one row are one finding with each address', () => {
  const cells = { t3_granted__natural: '', t3_granted__total: '/' };
  const { findings } = judge(write(sheetRows('wide', { cells }))).receipt;
  const [blank, ...others] = findings.filter(({ code }) => code === 'CELL-BLANK');
  assert.equal(others.length, 0);
  assert.deepEqual(
    blank?.at.map(({ code }) => code),
    Object.keys(cells),
  );
});
