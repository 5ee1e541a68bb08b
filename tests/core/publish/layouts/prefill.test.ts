import assert from 'node:assert/strict';
import { test } from 'node:test';
import { formById } from '../../../../core/forms/form.ts';
import { prefill } from '../../../../core/publish/layouts/prefill.ts';
import { someReport } from '../../normalise/report-factory.ts';

test('requests carried out are carried in, documents in force stay in force', () => {
  const lastYear = someReport({
    year: 2022,
    cells: {
      t3_carried_out__natural: '4',
      t3_carried_out__total: '4',
      t2_normative_docs__in_force: '219',
      t3_new_received__natural: '9',
    },
  });
  const cells = prefill(lastYear);
  assert.equal(Object.keys(cells).length, 9);
  assert.equal(cells['t3_carried_in__natural'], '4');
  assert.equal(cells['t3_carried_in__org_other'], '0');
  assert.equal(cells['t2_normative_docs__in_force'], '219');
});

test('between the forms only requests are carried', () => {
  assert.deepEqual(
    Object.keys(prefill(someReport({ year: 2020 }))),
    [
      'natural',
      'org_commercial',
      'org_research',
      'org_public_interest',
      'org_legal_service',
      'org_other',
      'total',
    ].map((column) => `t3_carried_in__${column}`),
  );
});

test('every cell that is filled belongs to the next year’s form', () => {
  for (const year of [2019, 2020, 2021, 2025]) {
    const form = formById(year + 1 <= 2020 ? '2019' : '2021');
    for (const code of Object.keys(prefill(someReport({ year })))) assert.ok(form.positionOf.has(code), code);
  }
});

test('a blank is not carried over as a number', () => {
  const lastYear = someReport({ cells: { t3_carried_out__natural: null } });
  assert.equal('t3_carried_in__natural' in prefill(lastYear), false);
});
