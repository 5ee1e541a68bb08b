import assert from 'node:assert/strict';
import { test } from 'node:test';
import * as fc from 'fast-check';
import { csvField } from '../../../../core/publish/csv-text.ts';
import { padRows, rowsOf, splitTable } from '../../../../core/publish/release/own-csv.ts';

const tableOf = (rows: readonly (readonly string[])[]) =>
  rows.map((row) => `${row.map(csvField).join(',')}\r\n`).join('');

test('whatever was written is read back, and padding adds empty fields and nothing else', () => {
  const field = fc.oneof(fc.string(), fc.constantFrom('"', ',', '\r\n', '\n', '"",""', '济源', ''));
  const row = fc.array(field, { minLength: 2, maxLength: 5 });
  fc.assert(
    fc.property(fc.array(row, { maxLength: 6 }), (rows) => {
      const body = tableOf(rows);
      assert.deepEqual([...rowsOf(body)], rows);
      assert.deepEqual(
        [...rowsOf(padRows(body, 2))],
        rows.map((fields) => [...fields, '', '']),
      );
      assert.equal(padRows(body, 0), body);
    }),
  );
});

test('a table is its header and its rows', () => {
  assert.deepEqual(splitTable(Buffer.from('a,b\r\n1,2\r\n')), { header: 'a,b', body: '1,2\r\n' });
});

for (const broken of ['1,2', '"1,2\r\n', '1,"2""\r\n']) {
  test(`${JSON.stringify(broken)} is not one of ours`, () => {
    assert.throws(() => [...rowsOf(broken)], RangeError);
  });
}

test('a table without a line is refused', () => {
  assert.throws(() => splitTable(Buffer.from('a,b')), RangeError);
});

test('reading takes time in proportion to the rows', () => {
  const rows = Array.from({ length: 20_000 }, (_, row) => [String(row), 'x']);
  const started = performance.now();
  assert.equal([...rowsOf(tableOf(rows))].length, 20_000);
  assert.ok(performance.now() - started < 2_000);
});
