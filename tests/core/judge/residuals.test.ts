import assert from 'node:assert/strict';
import { test } from 'node:test';
import { FORMS } from '../../../core/forms/form.ts';
import { residualsOf } from '../../../core/judge/residuals.ts';
import { balancedValues, seededRandom } from '../../fixtures/balanced-values.ts';

for (const form of FORMS) {
  const values = balancedValues(form, seededRandom(7));

  test(`a balanced report of the ${form.id} form is off by nothing`, () => {
    const { offBy, fail } = residualsOf(form, values);
    assert.deepEqual([...offBy], Array(form.identities.length).fill(0));
    assert.equal(fail, false);
  });

  test(`each relation of the ${form.id} form is off by what was added to its left side`, () => {
    for (const [at, { left }] of form.identities.entries()) {
      const [position = -1] = left;
      const wrong = values.with(position, String(Number(values[position]) + 1234567));
      const { offBy, fail } = residualsOf(form, wrong);
      assert.equal(offBy[at], 1234567);
      assert.equal(fail, true);
    }
  });

  test(`a relation of the ${form.id} form without an operand is neither passed nor failed`, () => {
    const [{ left } = { left: [] }] = form.identities;
    const { offBy, fail } = residualsOf(
      form,
      values.map((value, position) => (position === left[0] ? null : value)),
    );
    assert.equal(offBy[0], Number.NaN);
    assert.equal(fail, false);
  });
}
