import assert from 'node:assert/strict';
import { test } from 'node:test';
import { FORM_2019, FORM_2021, FORMS } from '../../../core/forms/form.ts';
import { formUsed, itemsOnlyIn } from '../../../core/judge/form-used.ts';
import { cellOf, draftOf } from './draft-factory.ts';

function filled(codes: readonly string[]) {
  return draftOf({ cell: (code) => (codes.includes(code) ? cellOf('1') : undefined) });
}

test('a report uses the form whose own cells it fills in', () => {
  for (const form of FORMS) {
    const codes = form.items.map(({ code }) => code);
    for (const prescribed of [...FORMS, undefined]) assert.equal(formUsed(filled(codes), prescribed), form);
  }
});

test('an empty report uses the form prescribed for its year, else the newest', () => {
  assert.equal(formUsed(filled([]), FORM_2019), FORM_2019);
  assert.equal(formUsed(filled([]), undefined), FORM_2021);
});

test('what only one form has is what the other lacks', () => {
  assert.equal(itemsOnlyIn('2019').length + itemsOnlyIn('2021').length, 226 - (198 + 200 - 226));
});
