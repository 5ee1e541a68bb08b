import assert from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { test } from 'node:test';
import Papa from 'papaparse';
import { REGION_CODES, REGION_EDITION } from '../../../core/datasets/region-codes.ts';

const FILE = join(import.meta.dirname, '../../../core/datasets/regions.csv');
const [header, ...rows] = Papa.parse<string[]>(readFileSync(FILE, 'utf8'), { skipEmptyLines: true }).data;

test('the codes are those of regions.csv', () => {
  assert.deepEqual(header, ['code', 'name', 'level', 'parent', 'edition']);
  assert.deepEqual(
    [...REGION_CODES],
    rows.map(([code]) => code),
  );
});

test('every region has a name, this edition and, but for provinces, a parent in the list', () => {
  for (const [code = '', name = '', level = '', parent = '', edition] of rows) {
    assert.match(code, /^\d{6}$/);
    assert.ok(name !== '' && edition === REGION_EDITION);
    assert.ok(level === 'province' ? parent === '' : REGION_CODES.has(parent), code);
  }
});

test('the list goes from provinces to counties, those directly under a province included', () => {
  for (const code of ['110000', '410000', '321300', '419001', '429006', '441900'])
    assert.ok(REGION_CODES.has(code), code);
  assert.ok(!REGION_CODES.has('419099'));
});
