import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import { FORM_2019, FORM_2021, type Form } from '../../../core/forms/form.ts';
import { locateCell } from '../../../core/judge/locate-cell.ts';
import { balancedValues, seededRandom } from '../../fixtures/balanced-values.ts';

for (const form of [FORM_2021, FORM_2019]) {
  describe(`the locator on the ${form.id} form`, () => {
    it('locates every single-cell error of table 三, with the value that mends it', () => {
      const values = balancedValues(form, seededRandom(7));
      for (const position of positionsOf(form, 3)) {
        const wrong = withChange(values, position, 4);
        assert.deepEqual(locateCell(form, 3, wrong), { position, value: values[position] });
      }
    });

    it('gives no hint for a table that balances, nor with a missing operand', () => {
      const values = balancedValues(form, seededRandom(8));
      assert.equal(locateCell(form, 3, values), undefined);
      const [first] = positionsOf(form, 3);
      assert.equal(
        locateCell(
          form,
          3,
          values.map((value, at) => (at === first ? null : value)),
        ),
        undefined,
      );
    });

    it('gives no false hint for two errors', () => {
      const random = seededRandom(9);
      const values = balancedValues(form, random);
      const positions = positionsOf(form, 3);
      for (let round = 0; round < 2000; round++) {
        const [a, b] = twoOf(positions, random);
        const wrong = withChange(withChange(values, a, 1 + random(9)), b, 1 + random(9));
        assert.equal(locateCell(form, 3, wrong), undefined, `cells ${a} and ${b}`);
      }
    });

    it('can locate nothing inside a block of table 四 unless all other cells would turn negative', () => {
      const values = balancedValues(form, seededRandom(11));
      const position = form.positionOf.get('t4_review__upheld') ?? -1;
      assert.equal(locateCell(form, 4, withChange(values, position, 3)), undefined);
    });
  });
}

function positionsOf(form: Form, table: 3 | 4): readonly number[] {
  return form.items.flatMap((item, position) => (item.table === table ? [position] : []));
}

function withChange(values: readonly (string | null)[], position: number, change: number): (string | null)[] {
  return values.map((value, at) => (at === position ? String(Number(value) + change) : value));
}

function twoOf(positions: readonly number[], random: (below: number) => number): [number, number] {
  const a = random(positions.length);
  const b = (a + 1 + random(positions.length - 1)) % positions.length;
  return [positions[a] ?? 0, positions[b] ?? 0];
}
