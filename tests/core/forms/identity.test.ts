import assert from 'node:assert/strict';
import { test } from 'node:test';
import { FORM_2019, FORM_2021, type Form } from '../../../core/forms/form.ts';
import { readCase } from '../../../scripts/samples/read-case.ts';

const COUNTS = [
  { form: FORM_2019, counts: { 'T3-BAL': 7, 'T3-SUM7': 7, 'T3-ROW': 23, 'T4-SUM': 3 } },
  { form: FORM_2021, counts: { 'T3-BAL': 7, 'T3-SUM7': 7, 'T3-ROW': 25, 'T4-SUM': 3 } },
];

for (const { form, counts } of COUNTS) {
  test(`the ${form.id} form has the stated number of each identity`, () => {
    const found: Record<string, number> = {};
    for (const { rule } of form.identities) found[rule] = (found[rule] ?? 0) + 1;
    assert.deepEqual(found, counts);
  });
}

const WRITTEN_OUT = [
  {
    rule: 'T3-BAL',
    subject: 'natural',
    left: ['t3_new_received__natural', 't3_carried_in__natural'],
    right: ['t3_result_total__natural', 't3_carried_out__natural'],
  },
  {
    rule: 'T3-ROW',
    subject: 'granted',
    left: ['t3_granted__total'],
    right: [
      't3_granted__natural',
      't3_granted__org_commercial',
      't3_granted__org_research',
      't3_granted__org_public_interest',
      't3_granted__org_legal_service',
      't3_granted__org_other',
    ],
  },
  {
    rule: 'T4-SUM',
    subject: 'suit_after_review',
    left: ['t4_suit_after_review__total'],
    right: ['upheld', 'corrected', 'other', 'pending'].map((column) => `t4_suit_after_review__${column}`),
  },
];

for (const { rule, subject, left, right } of WRITTEN_OUT) {
  test(`${rule} of ${subject} speaks of these cells`, () => {
    const identity = FORM_2021.identities.find((one) => one.rule === rule && one.subject === subject);
    assert.deepEqual(codesAt(FORM_2021, identity?.left), left);
    assert.deepEqual(codesAt(FORM_2021, identity?.right), right);
  });
}

const PARTS = [
  { form: FORM_2019, parts: 19 },
  { form: FORM_2021, parts: 21 },
];

for (const { form, parts } of PARTS) {
  test(`T3-SUM7 of the ${form.id} form adds ${parts} result rows`, () => {
    for (const identity of form.identities.filter(({ rule }) => rule === 'T3-SUM7')) {
      assert.equal(identity.right.length, parts);
    }
  });
}

const REAL = ['419001-jiyuan-gov-office-2021', '321300-suqian-2023', '321300-suqian-2024'];

for (const name of REAL) {
  test(`all identities hold in the real report ${name}`, () => {
    const { cells: figures } = readCase(name);
    const broken = FORM_2021.identities.filter(
      ({ left, right }) => sum(figures, left) !== sum(figures, right),
    );
    assert.deepEqual(broken, []);
  });
}

function sum(figures: Readonly<Record<string, string>>, positions: readonly number[]): number {
  return codesAt(FORM_2021, positions).reduce((total, code) => total + Number(figures[code] ?? 0), 0);
}

function codesAt(form: Form, positions: readonly number[] = []): readonly string[] {
  return positions.map((position) => form.items[position]?.code ?? '');
}
