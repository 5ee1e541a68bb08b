// Prints how many single-cell errors the locator finds and how many double errors give it a false hint:
//   npm run bench:locator
import { FORM_2019, FORM_2021, type Form } from '../core/forms/form.ts';
import { locateCell } from '../core/judge/locate-cell.ts';
import { balancedValues, seededRandom } from '../tests/fixtures/balanced-values.ts';

const DOUBLE_ERRORS = 20_000;

for (const form of [FORM_2021, FORM_2019]) {
  const positions = form.items.flatMap((item, position) => (item.table === 3 ? [position] : []));
  const found = positions.filter((position) => isFound(form, position)).length;
  console.log(`form ${form.id}: single-cell errors of table 3 located: ${found}/${positions.length}`);
  console.log(
    `form ${form.id}: false hints for double errors: ${falseHints(form, positions)} of ${DOUBLE_ERRORS}`,
  );
}

function isFound(form: Form, position: number): boolean {
  const values = balancedValues(form, seededRandom(position + 1));
  const located = locateCell(form, 3, off(values, position, 3));
  return located?.position === position && located.value === values[position];
}

function falseHints(form: Form, positions: readonly number[]): number {
  const random = seededRandom(2021);
  let hints = 0;
  for (let round = 0; round < DOUBLE_ERRORS; round++) {
    const values = balancedValues(form, random);
    const a = random(positions.length);
    const b = (a + 1 + random(positions.length - 1)) % positions.length;
    const wrong = off(off(values, positions[a] ?? 0, 1 + random(99)), positions[b] ?? 0, 1 + random(99));
    if (locateCell(form, 3, wrong)) hints++;
  }
  return hints;
}

function off(values: readonly string[], position: number, change: number): string[] {
  return values.map((value, at) => (at === position ? String(Number(value) + change) : value));
}
