import assert from 'node:assert/strict';
import { test } from 'node:test';
import { FORMS } from '../../../core/forms/form.ts';
import { residualsOf } from '../../../core/judge/residuals.ts';
import { balancedValues, seededRandom } from '../../fixtures/balanced-values.ts';

for (const form of FORMS) {
  const values: readonly (string | null)[] = balancedValues(form, seededRandom(7));

  test(`a balanced report of the ${form.id} form is off by nothing`, () => {
    const { offBy, fail } = residualsOf(form, numbersOf(values));
    assert.deepEqual({ offBy, fail }, { offBy: [], fail: false });
  });

  test(`each relation of the ${form.id} form is off by what was added to its left side`, () => {
    for (const [at, { left }] of form.identities.entries()) {
      const [position = -1] = left;
      const wrong = values.with(position, String(Number(values[position]) + 1234567));
      const { offBy, fail } = residualsOf(form, numbersOf(wrong));
      assert.equal(offBy[at], 1234567);
      assert.equal(fail, true);
    }
  });

  test(`a relation of the ${form.id} form without an operand is neither passed nor failed`, () => {
    const [{ left } = { left: [] }] = form.identities;
    const without = values.with(left[0] ?? -1, null);
    assert.equal(residualsOf(form, numbersOf(without)).fail, false);
    const other = form.identities.findLastIndex((identity) => !identity.left.includes(left[0] ?? -1));
    const [position = -1] = form.identities[other]?.left ?? [];
    const { offBy } = residualsOf(form, numbersOf(without.with(position, '999999')));
    assert.equal(offBy[0], Number.NaN);
    assert.notEqual(offBy[other], 0);
  });
}

function numbersOf(values: readonly (string | null)[]): Float64Array {
  return Float64Array.from(values, (value) => (value === null ? Number.NaN : Number(value)));
}
