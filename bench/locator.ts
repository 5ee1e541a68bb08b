// Prints how many single-cell errors the locator finds and how many double errors give it a false hint:
//   npm run bench:locator
import { FORM_2019, FORM_2021, type Form } from '../core/forms/form.ts';
import { locateCarried } from '../core/judge/locate-carried.ts';
import { locateCell } from '../core/judge/locate-cell.ts';
import { balancedValues, seededRandom } from '../tests/fixtures/balanced-values.ts';

const DOUBLE_ERRORS = 20_000;

/** A part of table 三: a result of one kind of applicant. */
interface Part {
  readonly row: string;
  readonly column: string;
}

/** Which totals a wrong part takes along. */
const VARIANTS: Readonly<Record<string, (part: Part) => readonly string[]>> = {
  'row totals': ({ row }) => [`t3_${row}__total`],
  'column sums': ({ column }) => [`t3_result_total__${column}`],
  'all totals': ({ row, column }) => [
    `t3_${row}__total`,
    `t3_result_total__${column}`,
    't3_result_total__total',
  ],
};
const NOT_RESULTS = ['new_received', 'carried_in', 'result_total', 'carried_out'];

for (const form of [FORM_2021, FORM_2019]) {
  const positions = form.items.flatMap((item, position) => (item.table === 3 ? [position] : []));
  const found = positions.filter((position) => isFound(form, position)).length;
  console.log(`form ${form.id}: single-cell errors of table 3 located: ${found}/${positions.length}`);
  console.log(
    `form ${form.id}: false hints for double errors: ${falseHints(form, positions)} of ${DOUBLE_ERRORS}`,
  );
  for (const [variant, totals] of Object.entries(VARIANTS)) {
    const parts = partsOf(form);
    const told = parts.filter((part) => isTold(form, part, totals(part))).length;
    console.log(
      `form ${form.id}: ${variant} were formulas: cell or column told for ${told}/${parts.length} parts`,
    );
  }
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

function partsOf(form: Form): readonly Part[] {
  return form.items.filter(
    ({ table, row, column }) => table === 3 && column !== 'total' && !NOT_RESULTS.includes(row),
  );
}

function isTold(form: Form, { row, column }: Part, totals: readonly string[]): boolean {
  const moved = [`t3_${row}__${column}`, ...totals].map((code) => form.positionOf.get(code));
  const values = balancedValues(form, seededRandom(3));
  const wrong = values.map((value, at) => (moved.includes(at) ? String(Number(value) + 3) : value));
  const located = locateCarried(form, wrong);
  if (!located) return false;
  return 'column' in located
    ? located.column === column
    : located.position === moved[0] && located.value === values[located.position];
}
