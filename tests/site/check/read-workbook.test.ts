import assert from 'node:assert/strict';
import { test } from 'node:test';
import writeXlsxFile from 'write-excel-file/node';
import { isWorkbook } from '../../../site/check/engine/is-workbook.ts';
import { readWorkbook } from '../../../site/check/engine/read-workbook.ts';

test('a workbook is read as its cells show it', async () => {
  const bytes = await workbook([
    ['行政事业性收费', 59237.2449],
    ['和', 0.1 + 0.2],
    ['件', 21],
    ['编码', '007'],
  ]);
  assert.ok(isWorkbook(bytes));
  assert.deepEqual(await readWorkbook(bytes), [
    ['行政事业性收费', '59237.2449'],
    ['和', '0.3'],
    ['件', '21'],
    ['编码', '007'],
  ]);
});

test('what only begins as a workbook is refused', async () => {
  await assert.rejects(readWorkbook(Uint8Array.of(0x50, 0x4b, 3, 4, 9, 9)));
});

async function workbook(rows: readonly (readonly (string | number)[])[]): Promise<Uint8Array> {
  const cells = rows.map((row) =>
    row.map((value) => ({ value, type: typeof value === 'number' ? Number : String })),
  );
  return new Uint8Array(await writeXlsxFile(cells).toBuffer());
}
