import assert from 'node:assert/strict';
import { mock, test } from 'node:test';
import fc from 'fast-check';
import Papa from 'papaparse';
import { DEFAULT_LIMITS } from '../../../core/intake/limits.ts';
import { parseRows } from '../../../core/intake/parse-rows.ts';
import { scanText } from '../../../core/intake/scan-text.ts';
import { TextTable } from '../../../core/intake/table.ts';
import { runs } from '../properties/runs.ts';

/** A row that takes room, so that a few hundred of them are several blocks. */
const WIDE = 'x'.repeat(1_500);
const CELLS = [
  '',
  'a',
  '1',
  ' ',
  'b"c',
  '公',
  '\ufeffd',
  '""',
  '"b\n"',
  '"c,\r\nd"',
  '"e""\r"',
  WIDE,
  `"${WIDE}\n"`,
];

function tableOf(text: string): TextTable {
  const scan = scanText(text, ',', DEFAULT_LIMITS);
  if ('problem' in scan) throw new Error(scan.problem);
  return new TextTable(text, ',', { ...scan, columns: 300 });
}

test('block by block the rows are those of the whole text', () => {
  const cells = fc.array(fc.constantFrom(...CELLS), { minLength: 1, maxLength: 5 });
  const row = fc.tuple(cells, fc.constantFrom('\n', '\r\n', '\r'));
  const texts = fc.array(row, { minLength: 100, maxLength: 600, size: 'max' });
  let manyBlocks = 0;
  fc.assert(
    fc.property(texts, (rows) => {
      const text = rows.map(([one, end]) => one.join(',') + end).join('');
      const scan = scanText(text, ',', DEFAULT_LIMITS);
      assert.ok('blocks' in scan);
      if (scan.blocks.length > 2) manyBlocks++;
      const parsed = parseRows(text, ',');
      assert.ok('rows' in parsed, 'the scan lets nothing through that the parser refuses');
      const table = new TextTable(text, ',', { ...scan, columns: 300 });
      assert.equal(table.length, parsed.rows.length);
      assert.deepEqual(
        Array.from({ length: table.length }, (_, index) => table.row(index)),
        parsed.rows,
      );
      assert.deepEqual(new TextTable(text, ',', { ...scan, columns: 300 }).all(), parsed.rows);
      assert.equal(table.problem, undefined);
    }),
    runs(60),
  );
  assert.ok(manyBlocks > 5, `${manyBlocks} of several blocks`);
});

test('rows are found in any order, in many blocks', () => {
  const rows = Array.from({ length: 2_000 }, (_, index) => [`${index}`, WIDE]);
  const text = rows.map((row) => row.join(',')).join('\r\n');
  const table = tableOf(text);
  const scan = scanText(text, ',', DEFAULT_LIMITS);
  assert.ok('blocks' in scan && scan.blocks.length > 15);
  for (const index of [1999, 0, 1000, 1001, 5, 1998, 777]) assert.deepEqual(table.row(index), rows[index]);
  assert.deepEqual(table.row(2_000), []);
  assert.deepEqual(table.all(), rows);
});

test('whoever goes back and forth in many blocks costs some parses, not one for every row', () => {
  const text = Array.from({ length: 1_000 }, (_, index) => `${index},${WIDE}\n`).join('');
  const table = tableOf(text);
  const parse = mock.method(Papa, 'parse');
  for (let index = 0; index < 1_000; index++) {
    assert.equal(table.row(index)[0], String(index));
    assert.equal(table.row(999 - index)[0], String(999 - index));
  }
  const parsed = parse.mock.calls.map(({ arguments: [given] }) => String(given).length);
  parse.mock.restore();
  assert.ok(
    parsed.reduce((sum, length) => sum + length, 0) < 4 * text.length,
    `${parsed.length} pieces of a text`,
  );
});

test('a byte-order mark at the beginning of a block stays in its cell', () => {
  const text = `\ufeff${WIDE}\n${`${WIDE}\n`.repeat(43)}\ufeffa,b\nc`;
  const scan = scanText(text, ',', DEFAULT_LIMITS);
  assert.ok('blocks' in scan);
  assert.equal(text[scan.blocks[1]?.start ?? 0], '\ufeff');
  const table = tableOf(text);
  assert.deepEqual([table.row(0), table.row(44)], [[WIDE], ['\ufeffa', 'b']]);
});

test('blank rows at the end are no rows, however many blocks they fill', () => {
  const table = tableOf(`a,b\n${',\n'.repeat(100_000 / 4)}`);
  assert.equal(table.length, 1);
  assert.deepEqual(table.all(), [['a', 'b']]);
  assert.equal(tableOf('\n\n').length, 0);
});

test('what the parser complains of is kept with the spreadsheet’s own row', () => {
  const text = `${`${WIDE}\n`.repeat(200)}a,"b"x\n${`${WIDE}\n`.repeat(200)}`;
  const blocks = [0, 150_100, 450_300].map((start) => ({ start, row: start / 1_501 }));
  const table = new TextTable(text, ',', { blocks, rows: 401, columns: 300, isLines: false });
  assert.equal(table.problem, undefined);
  table.all();
  assert.deepEqual(table.problem, { problem: 'InvalidQuotes', row: 201 });
});

test('a block with another number of rows than was counted is a problem, never a shifted address', () => {
  const table = new TextTable('a\nb\nc\nd\n', ',', {
    blocks: [
      { start: 0, row: 0 },
      { start: 4, row: 3 },
    ],
    rows: 4,
    columns: 300,
    isLines: false,
  });
  table.all();
  assert.deepEqual(table.problem, { problem: 'RowsMiscounted', row: 1 });
});

test('a row with too many cells ends the reading, with the spreadsheet’s own row', () => {
  const text = `${`${WIDE}\n`.repeat(200)}a,b,c\n${`${WIDE}\n`.repeat(200)}`;
  const scan = scanText(text, ',', DEFAULT_LIMITS);
  assert.ok('blocks' in scan);
  const table = new TextTable(text, ',', { ...scan, columns: 2 });
  table.all();
  assert.deepEqual(table.problem, { problem: 'too-many-columns', row: 201 });
});
