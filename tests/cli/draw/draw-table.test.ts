import assert from 'node:assert/strict';
import { test } from 'node:test';
import * as fc from 'fast-check';
import { displayWidth } from '../../../cli/draw/display-width.ts';
import { drawTable, type Table } from '../../../cli/draw/draw-table.ts';
import { inColour, plain } from '../../../cli/draw/paint.ts';

const TABLE: Table = {
  columns: [
    { side: 'left', widest: 8 },
    { side: 'right', widest: 10 },
  ],
  headings: [{ text: '' }, { text: '自然人', tone: 'strong', tail: ' ' }],
  rows: [
    [{ text: '予以公开' }, { text: '0', tail: ' ' }],
    [{ text: '（七）总计' }, { text: '[21]', tone: 'error' }],
  ],
};

test('hanzi take two columns, long labels a second line, marks do not move figures', () => {
  assert.equal(
    drawTable(TABLE, plain),
    [
      '         | 自然人',
      '---------+--------',
      '予以公开 |      0',
      '（七）总 |    [21]',
      '计       |',
      '',
    ].join('\n'),
  );
});

test('colour adds nothing but colour', () => {
  const coloured = drawTable(TABLE, inColour);
  assert.match(coloured, /\u001b\[/);
  assert.equal(coloured.replace(/\u001b\[\d+m/g, ''), drawTable(TABLE, plain));
});

test('every separator stands under the one above', () => {
  const text = fc.string({ unit: fc.constantFrom(...'aé一（）1 ') });
  fc.assert(
    fc.property(fc.array(fc.tuple(text, text, text), { minLength: 1 }), (rows) => {
      const columns = [8, 12, 20].map((widest) => ({ side: 'left' as const, widest }));
      const drawn = drawTable(
        { columns, headings: [], rows: rows.map((row) => row.map((one) => ({ text: one }))) },
        plain,
      );
      const places = drawn
        .split('\n')
        .filter((line) => line !== '')
        .map((line) => displayWidth(line.slice(0, line.indexOf('|'))));
      assert.equal(new Set(places).size, 1);
    }),
  );
});
