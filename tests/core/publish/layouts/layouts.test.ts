import assert from 'node:assert/strict';
import { test } from 'node:test';
import { FORM_2021, FORMS } from '../../../../core/forms/form.ts';
import { longRows } from '../../../../core/publish/layouts/long-layout.ts';
import { wideRows } from '../../../../core/publish/layouts/wide-layout.ts';
import { SHEET, sheetRows } from '../../sheet-file.ts';

test('the literal header of a wide file', () => {
  for (const form of FORMS) {
    const [header] = wideRows(form, [{ ...SHEET, sections: {} }]);
    assert.deepEqual(header, ['org_id', 'org_name', 'year', ...form.items.map(({ code }) => code)]);
  }
});

test('a column of texts stands behind the numbers where some report has one', () => {
  const explained = {
    ...SHEET,
    sections: { six: '六' },
    correctionReason: '笔误',
    explanations: { 'X-CARRY': '甲' },
  };
  const [header = [], one = [], other = []] = wideRows(FORM_2021, [{ ...SHEET, sections: {} }, explained]);
  assert.deepEqual(header.slice(203), ['section_6', 'correction_reason', 'explain:X-CARRY']);
  assert.deepEqual(one.slice(203), ['', '', '']);
  assert.deepEqual(other.slice(203), ['六', '笔误', '甲']);
});

test('a long file is a row a cell, the texts of a report before its numbers', () => {
  const [header, first, ...rest] = longRows(FORM_2021, [{ ...SHEET, sections: { six: '六' } }]);
  assert.deepEqual(header, ['org_id', 'year', 'code', 'value']);
  assert.deepEqual(first, ['419001-gov-office', '2021', 'section_6', '六']);
  assert.deepEqual(
    rest.map(([, , code]) => code),
    FORM_2021.items.map(({ code }) => code),
  );
});

test('a form has all three titles of texts, or none', () => {
  const titles = (rows: string[][]) =>
    rows.filter(([cell = '']) => /^[一五六]、(?:总体|存在|其他)/.test(cell)).length;
  assert.equal(titles(sheetRows('form', { sections: { six: '六' } })), 3);
  assert.equal(titles(sheetRows('form', { sections: {} })), 0);
});
