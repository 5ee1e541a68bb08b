import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import { FORM_2019, FORM_2021, type Form } from '../../../core/forms/form.ts';
import { locateCarried } from '../../../core/judge/locate-carried.ts';
import { locateCell } from '../../../core/judge/locate-cell.ts';
import { balancedValues, seededRandom } from '../../fixtures/balanced-values.ts';

const OTHER_ROWS = ['new_received', 'carried_in', 'carried_out'];

for (const form of [FORM_2021, FORM_2019]) {
  const applicants = form.items.filter(({ table, column }) => table === 3 && column !== 'total');
  const results = applicants.filter(({ row }) => ![...OTHER_ROWS, 'result_total'].includes(row));
  const values = balancedValues(form, seededRandom(12));

  describe(`totals that were formulas, on the ${form.id} form`, () => {
    it('every total a formula: the column of the wrong part', () => {
      for (const { row, column } of results) {
        const moved = [
          cell(row, column),
          cell(row, 'total'),
          cell('result_total', column),
          cell('result_total', 'total'),
        ];
        assert.equal(columnOf(form, shift(form, values, moved)), column);
      }
    });

    it('row totals alone: the column of the wrong part, among the results', () => {
      for (const { row, column } of results) {
        const wrong = shift(form, values, [cell(row, column), cell(row, 'total')]);
        assert.equal(columnOf(form, wrong), column);
        const located = locateCarried(form, wrong);
        assert.ok(located && 'positions' in located && located.positions.length === results.length / 6);
      }
    });

    it('column sums alone: the very cell, with its value', () => {
      for (const { row, column, code } of results) {
        const wrong = shift(form, values, [cell(row, column), cell('result_total', column)]);
        const position = form.positionOf.get(code) ?? -1;
        const located = locateCarried(form, wrong);
        assert.ok(located && 'value' in located);
        assert.deepEqual([located.position, located.value], [position, values[position]]);
      }
    });

    for (const row of OTHER_ROWS) {
      it(`an error in ${row} with its row total a formula: the column`, () => {
        for (const { column } of applicants.filter((item) => item.row === row))
          assert.equal(columnOf(form, shift(form, values, [cell(row, column), cell(row, 'total')])), column);
      });
    }

    it('a result total with its row total a formula: the very cell', () => {
      for (const { column, code } of applicants.filter(({ row }) => row === 'result_total')) {
        const wrong = shift(form, values, [cell('result_total', column), cell('result_total', 'total')]);
        const located = locateCarried(form, wrong);
        assert.ok(located && 'value' in located);
        assert.equal(located.position, form.positionOf.get(code));
      }
    });

    it('is silent on a sound table, on a single wrong cell, and on a missing operand', () => {
      assert.equal(locateCarried(form, values), undefined);
      for (const { code } of applicants)
        assert.equal(locateCarried(form, shift(form, values, [code])), undefined);
      const blank = values.map((value, at) =>
        at === form.positionOf.get('t3_granted__natural') ? null : value,
      );
      assert.equal(locateCarried(form, blank), undefined);
    });

    it('leaves the single cell unnamed wherever it names a column', () => {
      for (const { row, column } of results) {
        const wrong = shift(form, values, [cell(row, column), cell(row, 'total')]);
        assert.equal(locateCell(form, 3, wrong), undefined);
      }
    });
  });
}

function cell(row: string, column: string): string {
  return `t3_${row}__${column}`;
}

function columnOf(form: Form, values: readonly string[]): string | undefined {
  const located = locateCarried(form, values);
  return located && 'column' in located ? located.column : undefined;
}

function shift(form: Form, values: readonly string[], codes: readonly string[]): string[] {
  const moved = new Set(codes.map((code) => form.positionOf.get(code)));
  return values.map((value, at) => (moved.has(at) ? String(Number(value) + 4) : value));
}
