import assert from 'node:assert/strict';
import { test } from 'node:test';
import fc from 'fast-check';
import type { CellMark } from '../../../core/forms/canonical-report.ts';
import { FORMS } from '../../../core/forms/form.ts';
import { packCells, unpackCells } from '../../../functions/adapters/pack-cells.ts';

const CASES = [
  { cell: '0', packed: '' },
  { cell: '-5', packed: '-5' },
  { cell: '72701.2578', packed: '72701.2578' },
  { cell: '0.00', packed: '0.00' },
  { cell: null, mark: { status: 'blank' }, packed: '~b' },
  { cell: null, mark: { status: 'not_applicable' }, packed: '~n' },
  { cell: null, mark: { status: 'text', raw: '3件' }, packed: '~t' },
  { cell: null, packed: '~' },
] as const;

for (const form of FORMS) {
  const [first = ''] = form.positionOf.keys();
  for (const { cell, packed, ...rest } of CASES) {
    test(`${form.id}: ${cell} ${'mark' in rest ? rest.mark.status : ''} takes "${packed}"`, () => {
      const values = form.items.map((_, position) => (position === 0 ? cell : '0'));
      const marks = 'mark' in rest ? { [first]: rest.mark } : {};
      const result = packCells({ form: form.id, values, marks });
      assert.equal(result.cells, `${packed}${','.repeat(form.items.length - 1)}`);
      assert.deepEqual(unpackCells(form.id, result), { values, marks });
    });
  }
}

const value = fc.oneof(
  fc.constant(null),
  fc.constant('0'),
  fc.nat().map(String),
  fc.tuple(fc.nat(), fc.nat({ max: 9999 })).map(([whole, part]) => `${whole}.${part}`),
);
const mark: fc.Arbitrary<CellMark> = fc.record(
  {
    status: fc.constantFrom('reported', 'blank', 'not_applicable', 'text'),
    raw: fc.string({ unit: 'binary' }),
  },
  { requiredKeys: ['status'], noNullPrototype: true },
);

test('whatever a report holds comes back as it was', () => {
  const report = fc.constantFrom(...FORMS).chain((form) =>
    fc.record({
      form: fc.constant(form.id),
      values: fc.array(value, { minLength: form.items.length, maxLength: form.items.length }),
      marks: fc.dictionary(fc.constantFrom(...form.positionOf.keys()), mark, { noNullPrototype: true }),
    }),
  );
  fc.assert(
    fc.property(report, ({ form, values, marks }) => {
      assert.deepEqual(unpackCells(form, packCells({ form, values, marks })), { values, marks });
    }),
    { numRuns: 300 },
  );
});

test('an item that says what no form has is damaged', () => {
  const cells = ','.repeat(199);
  assert.throws(() => unpackCells('2021', { cells: `~x${cells}` }), { name: 'DamagedItem' });
  assert.throws(() => unpackCells('2021', { cells, marks: '[[200,"b"]]' }), { name: 'DamagedItem' });
});
