import assert from 'node:assert/strict';
import { test } from 'node:test';
import type { FindingCode } from '../../../core/findings/catalogue.ts';
import { FindingLog } from '../../../core/findings/finding-log.ts';
import { placeAt } from '../../../core/intake/cell-address.ts';

function seen(code: FindingCode, row: number, column = 1) {
  return { code, at: [placeAt(row, column, 'x')] };
}

test('a thousand findings of each weight: 200 are listed, errors first, and all are counted', () => {
  const log = new FindingLog();
  for (let row = 1; row <= 1000; row++)
    log.addAll([seen('number-repaired', row), seen('note-row', row), seen('CELL-TYPE', row)]);
  assert.deepEqual(log.counts, { error: 1000, warning: 1000, notice: 1000 });
  assert.equal(log.list().length, 200);
  assert.ok(log.list().every(({ severity }) => severity === 'error'));
});

test('errors come before warnings before notices, each in the order of the file', () => {
  const log = new FindingLog();
  log.addAll([
    seen('number-repaired', 1),
    seen('note-row', 9),
    seen('note-row', 2),
    seen('CELL-TYPE', 8, 2),
    seen('CELL-TYPE', 8, 1),
  ]);
  assert.deepEqual(
    log.list().map(({ code, at }) => `${code} ${at[0]?.cell}`),
    ['CELL-TYPE A8', 'CELL-TYPE B8', 'note-row A2', 'note-row A9', 'number-repaired A1'],
  );
});

test('findings of a report name it, findings of the file name none', () => {
  const log = new FindingLog();
  log.addAll([seen('CELL-TYPE', 1)], '419001-gov.2021');
  log.addAll([seen('row-width', 2)]);
  assert.deepEqual(
    log.list().map(({ reportId }) => reportId),
    ['419001-gov.2021', undefined],
  );
});
