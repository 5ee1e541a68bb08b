import type { Form } from '../forms/form.ts';

/** What each relation of a form is off by, in the form's order, worked out once for all rules that need it. */
export interface Residuals {
  /** Left sum less right sum; NaN where an operand is missing: neither passed nor failed. Empty where none fails. */
  readonly offBy: readonly number[];
  /** Whether any relation that can be assessed fails. */
  readonly fail: boolean;
}

/**
 * Works out the residuals of a report's numbers, NaN where there is none; counts have at most twelve digits, so every
 * sum is exact. A number that is 0 adds to none of them, and nearly all are.
 */
export function residualsOf(form: Form, numbers: Float64Array): Residuals {
  const { starts, relations, signs, sums } = termsOf(form);
  sums.fill(0);
  for (let position = 0; position < numbers.length; position++) {
    const number = numbers[position] ?? Number.NaN;
    if (number === 0) continue;
    const end = starts[position + 1] ?? 0;
    for (let at = starts[position] ?? 0; at < end; at++) {
      const relation = relations[at] ?? 0;
      sums[relation] = (sums[relation] ?? 0) + number * (signs[at] ?? 0);
    }
  }
  for (let relation = 0; relation < sums.length; relation++) {
    const sum = sums[relation] ?? 0;
    if (sum !== 0 && !Number.isNaN(sum)) return { offBy: [...sums], fail: true };
  }
  return NONE_FAILS;
}

const NONE_FAILS: Residuals = { offBy: [], fail: false };

/** In which relations a cell stands, and with which sign: those of position p from `starts[p]` to `starts[p + 1]`. */
interface Terms {
  readonly starts: Int32Array;
  readonly relations: Int32Array;
  readonly signs: Int8Array;
  /** Where each report's sums are worked out, one report after the other: a bulk file has a hundred thousand. */
  readonly sums: Float64Array;
}

const TERMS = new Map<Form, Terms>();

/** A form's relations by cell, in flat lists, because every report of a file goes through all of them. */
function termsOf(form: Form): Terms {
  const known = TERMS.get(form);
  if (known) return known;
  const found = form.items.map((_, position) =>
    form.identities.flatMap(({ left, right }, relation) => [
      ...left.filter((cell) => cell === position).map(() => ({ relation, sign: 1 })),
      ...right.filter((cell) => cell === position).map(() => ({ relation, sign: -1 })),
    ]),
  );
  const starts = Int32Array.from({ length: found.length + 1 }, (_, at) => found.slice(0, at).flat().length);
  const all = found.flat();
  const relations = Int32Array.from(all, ({ relation }) => relation);
  const sums = new Float64Array(form.identities.length);
  const terms = { starts, relations, signs: Int8Array.from(all, ({ sign }) => sign), sums };
  TERMS.set(form, terms);
  return terms;
}
