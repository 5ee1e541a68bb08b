import assert from 'node:assert/strict';
import { test } from 'node:test';
import { cellAddress, harmless, placeAt } from '../../../core/intake/cell-address.ts';

test('addresses are the spreadsheet’s own', () => {
  const cases: readonly (readonly [number, number, string])[] = [
    [1, 1, 'A1'],
    [27, 3, 'C27'],
    [2, 26, 'Z2'],
    [2, 27, 'AA2'],
    [2, 52, 'AZ2'],
    [2, 53, 'BA2'],
    [30_000, 300, 'KN30000'],
    [1, 702, 'ZZ1'],
    [1, 703, 'AAA1'],
  ];
  for (const [row, column, address] of cases) assert.equal(cellAddress(row, column), address);
});

test('a place says what stands there, where something is to be said', () => {
  assert.deepEqual(placeAt(2, 3), { cell: 'C2', row: 2, column: 3 });
  assert.deepEqual(placeAt(2, 3, ''), { cell: 'C2', row: 2, column: 3, value: '' });
});

test('what a receipt shows is short, printable and hides long numbers', () => {
  const cases: readonly (readonly [string, string])[] = [
    ['42', '42'],
    ['济源市', '济源市'],
    ['11010519491231002X', '110***************'],
    ['号码110105194912310021。', '号码110***************。'],
    ['13800138000', '138********'],
    ['１３８００１３８０００', '１３８********'],
    ['1380013800', '1380013800'],
    ['a\u0000b\u202ec\u200bd\ue000e\u2028f', 'a□b□c□d□e□f'],
    ['x'.repeat(100), 'x'.repeat(100)],
    ['x'.repeat(101), `${'x'.repeat(100)}…`],
    ['𠮷'.repeat(101), `${'𠮷'.repeat(100)}…`],
  ];
  for (const [text, shown] of cases) assert.equal(harmless(text), shown);
});
