import { FORMS, type Form } from '../forms/form.ts';

/** What each relation of a form is off by, in the form's order, worked out once for all rules that need it. */
export interface Residuals {
  /** Left sum less right sum; NaN where an operand is missing: neither passed nor failed. Empty where none fails. */
  readonly offBy: readonly number[];
  /** Whether any relation that can be assessed fails. */
  readonly fail: boolean;
}

/** Works out the residuals of a report's values; counts have at most twelve digits, so every sum is exact. */
export function residualsOf(form: Form, values: readonly (string | null)[]): Residuals {
  const terms = termsOf(form);
  const numbers = numbersOf(values);
  let fail = false;
  let relation = 0;
  for (let at = 0; at < terms.length; relation++) {
    const rights = at + 2 + (terms[at] ?? 0);
    const end = rights + (terms[at + 1] ?? 0);
    let sum = 0;
    for (at += 2; at < rights; at++) sum += numbers[terms[at] ?? -1] ?? Number.NaN;
    for (; at < end; at++) sum -= numbers[terms[at] ?? -1] ?? Number.NaN;
    fail ||= sum !== 0 && !Number.isNaN(sum);
    SUMS[relation] = sum;
  }
  return fail ? { offBy: [...SUMS.subarray(0, relation)], fail } : NONE_FAILS;
}

const NONE_FAILS: Residuals = { offBy: [], fail: false };
/** Where every report's sums are worked out, one report after the other: a bulk file has a hundred thousand. */
const SUMS = new Float64Array(Math.max(...FORMS.map(({ identities }) => identities.length)));
const NUMBERS = new Float64Array(Math.max(...FORMS.map(({ items }) => items.length)));

const TERMS = new WeakMap<Form, Int32Array>();

/**
 * A form's relations in one flat list, because every report of a file goes through all of them: for each how many
 * cells its two sides have, then their positions.
 */
function termsOf(form: Form): Int32Array {
  const known = TERMS.get(form);
  if (known) return known;
  const terms = Int32Array.from(
    form.identities.flatMap(({ left, right }) => [left.length, right.length, ...left, ...right]),
  );
  TERMS.set(form, terms);
  return terms;
}

const ZERO = 0x30;

/** Most cells hold one digit, which needs no conversion. The answer holds until the next call. */
function numbersOf(values: readonly (string | null)[]): Float64Array {
  NUMBERS.fill(Number.NaN, values.length);
  for (let at = 0; at < values.length; at++) {
    const value = values[at] ?? null;
    if (value === null) NUMBERS[at] = Number.NaN;
    else NUMBERS[at] = value.length === 1 ? value.charCodeAt(0) - ZERO : Number(value);
  }
  return NUMBERS;
}
