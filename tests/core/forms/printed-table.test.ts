import assert from 'node:assert/strict';
import { test } from 'node:test';
import { FORMS } from '../../../core/forms/form.ts';
import { printedTables, type PrintedCell, type PrintedTable } from '../../../core/forms/printed-table.ts';

/** Rows and columns of the printed grids, headings and labels counted, by form and table. */
const SIZES = {
  '2019': { 2: [18, 4], 3: [3 + 23, 10], 4: [3 + 1, 15] },
  '2021': { 2: [14, 4], 3: [3 + 25, 10], 4: [3 + 1, 15] },
} as const;

for (const form of FORMS) {
  test(`the tables of the ${form.id} form hold each of its items once, in printed order`, () => {
    const codes = printedTables(form).flatMap(({ head, body }) =>
      [...head, ...body].flat().flatMap((cell) => ('code' in cell ? [cell.code] : [])),
    );
    assert.deepEqual(
      codes,
      form.items.map(({ code }) => code),
    );
  });

  for (const printed of printedTables(form)) {
    test(`table ${printed.table} of the ${form.id} form is a whole grid`, () => {
      const [rows, columns] = SIZES[form.id][printed.table];
      assert.deepEqual(
        gridOf(printed),
        Array.from({ length: rows }, () => columns),
      );
    });
  }
}

test('every label is there in both languages', () => {
  for (const { head, body } of FORMS.flatMap(printedTables))
    for (const cell of [...head, ...body].flat())
      if (!('code' in cell)) {
        assert.match(cell.zh, /\p{Script=Han}/u);
        assert.match(cell.en, /^[^\p{Script=Han}]+$/u);
        assert.doesNotMatch(cell.en, /_/);
      }
});

test('the third item of table 3 stands before all its rows, its groups before theirs', () => {
  const body = printedTables(FORMS[1] ?? assert.fail())[1]?.body ?? [];
  const merged = body.flat().flatMap((cell) => ('zh' in cell && cell.rows > 1 ? [[cell.zh, cell.rows]] : []));
  assert.deepEqual(merged, [
    ['三、本年度办理结果', 22],
    ['（三）不予公开', 8],
    ['（四）无法提供', 3],
    ['（五）不予处理', 5],
    ['（六）其他处理', 3],
  ]);
});

/** How many columns each row of the grid has; a hole or an overlap fails. */
function gridOf({ head, body }: PrintedTable): readonly number[] {
  const taken: boolean[][] = [];
  [...head, ...body].forEach((cells, row) => place(cells, row, taken));
  return taken.map((row) => {
    for (let column = 0; column < row.length; column++) assert.ok(row[column], `a hole in column ${column}`);
    return row.length;
  });
}

function place(cells: readonly PrintedCell[], row: number, taken: boolean[][]): void {
  let column = 0;
  for (const cell of cells) {
    while (taken[row]?.[column]) column++;
    const rows = 'rows' in cell ? cell.rows : 1;
    for (let down = row; down < row + rows; down++)
      for (let across = column; across < column + cell.columns; across++) {
        const line = (taken[down] ??= []);
        assert.ok(!line[across], `two cells in row ${down}, column ${across}`);
        line[across] = true;
      }
  }
}
