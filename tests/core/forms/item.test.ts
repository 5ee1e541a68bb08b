import assert from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import { test } from 'node:test';
import Papa from 'papaparse';
import { itemsOf, type Item } from '../../../core/forms/item.ts';
import type { FormId } from '../../../core/forms/table-rows.ts';

const facts = readFacts();

for (const form of ['2019', '2021'] as const) {
  test(`every cell of the ${form} form is as the list of codes says`, () => {
    const expected = facts
      .filter((fact) => fact[`valid_${form}_form`] === '1')
      .map((fact) => factOf(fact, form));
    assert.deepEqual(byCode(itemsOf(form).map(wordsOf)), byCode(expected));
  });
}

const KINDS = [
  { what: 'money', kind: 'decimal', codes: ['t2_fees__amount_wan', 't2_procurement__amount'] },
  {
    what: 'changes of a number of items',
    kind: 'signed-count',
    codes: ['coercion', 'fees', 'licensing', 'other_services', 'penalty'].map(
      (row) => `t2_${row}__items_change`,
    ),
  },
];

for (const { what, kind, codes } of KINDS) {
  test(`${kind} cells are ${what} and nothing else`, () => {
    const items = [...itemsOf('2019'), ...itemsOf('2021')];
    assert.deepEqual(
      items
        .filter((item) => item.kind === kind)
        .map((item) => item.code)
        .sort(),
      codes,
    );
  });
}

interface Words {
  readonly code: string;
  readonly [word: string]: string;
}

function wordsOf({ code, table, row, column, zhRow, zhColumn, en, unit }: Item): Words {
  return { code, table: String(table), row, column, zhRow, zhColumn, en, unit };
}

function factOf(fact: Readonly<Record<string, string>>, form: FormId): Words {
  return {
    code: fact['code'] ?? '',
    table: fact['table'] ?? '',
    row: fact['row_code'] ?? '',
    column: fact['col_code'] ?? '',
    zhRow: fact['zh_row'] ?? '',
    zhColumn: printedLabel(fact['zh_col'] ?? '', form),
    en: fact['en_label'] ?? '',
    unit: fact['unit'] === 'no unit printed' ? '' : (fact['unit'] ?? ''),
  };
}

/** The list writes one label for both forms; 本年 is printed in the 2021 form only. */
function printedLabel(label: string, form: FormId): string {
  return label.replace('（本年）', form === '2021' ? '本年' : '');
}

function byCode(words: readonly Words[]): readonly Words[] {
  return words.toSorted((a, b) => (a.code < b.code ? -1 : 1));
}

function readFacts(): readonly Readonly<Record<string, string>>[] {
  const text = readFileSync(new URL('../../fixtures/items.csv', import.meta.url), 'utf8');
  const { data, errors } = Papa.parse<Record<string, string>>(text, { header: true, skipEmptyLines: true });
  assert.deepEqual(errors, []);
  return data;
}
