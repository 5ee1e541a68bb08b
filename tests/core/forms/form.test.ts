import assert from 'node:assert/strict';
import { test } from 'node:test';
import { FORM_2019, FORM_2021, FORMS, formOfYear } from '../../../core/forms/form.ts';

const SIZES = [
  { form: FORM_2019, cells: 198, tables: [22, 161, 15], identities: 40 },
  { form: FORM_2021, cells: 200, tables: [10, 175, 15], identities: 42 },
];

for (const { form, cells, tables, identities } of SIZES) {
  test(`the ${form.id} form has ${cells} cells and ${identities} identities`, () => {
    assert.equal(form.items.length, cells);
    assert.deepEqual(
      [2, 3, 4].map((table) => form.items.filter((item) => item.table === table).length),
      tables,
    );
    assert.equal(form.identities.length, identities);
    assert.equal(new Set(form.items.map((item) => item.code)).size, cells);
  });

  test(`the ${form.id} form finds each cell by its code`, () => {
    form.items.forEach((item, position) => assert.equal(form.positionOf.get(item.code), position));
  });
}

test('both forms together know 226 codes', () => {
  assert.equal(new Set(FORMS.flatMap((form) => form.items.map((item) => item.code))).size, 226);
});

const YEARS = [
  { year: 2018, form: undefined },
  { year: 2019, form: FORM_2019 },
  { year: 2020, form: FORM_2019 },
  { year: 2021, form: FORM_2021 },
  { year: 2030, form: FORM_2021 },
];

for (const { year, form } of YEARS) {
  test(`${year} has ${form === undefined ? 'no form' : `the ${form.id} form`}`, () => {
    assert.equal(formOfYear(year), form);
  });
}
