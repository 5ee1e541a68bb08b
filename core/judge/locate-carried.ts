import type { Form } from '../forms/form.ts';
import type { Identity } from '../forms/identity.ts';

/** The one cell that is meant where its totals were formulas, and the totals that would follow it. */
export interface CarriedCell {
  readonly position: number;
  readonly value: string;
  readonly totals: readonly number[];
}

/**
 * The column of table 三 that is meant where totals were formulas and no more can be told: every cell of `positions`
 * would explain what fails. `difference` is what the column is off by.
 */
export interface CarriedColumn {
  readonly column: string;
  readonly positions: readonly number[];
  readonly difference: number;
}

type Values = readonly (string | null)[];

/** Cells that move together when the first of them is mistyped and the rest are formulas over it. */
interface Moved {
  readonly position: number;
  readonly totals: readonly number[];
}

const NOT_RESULTS = ['new_received', 'carried_in', 'result_total', 'carried_out'];
const EXPLANATIONS = new WeakMap<Form, ReadonlyMap<string, readonly Moved[]>>();

/**
 * Where row totals, column sums or both were spreadsheet formulas, a wrong part took its totals along. The relations
 * that then fail point to one cell (column sums only), or to a column; undefined for anything else.
 */
export function locateCarried(form: Form, values: Values): CarriedCell | CarriedColumn | undefined {
  const residuals = residualsOf(form, values);
  const difference = residuals?.find((residual) => residual !== 0);
  if (!residuals || difference === undefined) return undefined;
  const moved = explanationsOf(form).get(signatureOf(residuals)) ?? [];
  const [first] = moved;
  const item = form.items[first?.position ?? -1];
  if (!first || !item) return undefined;
  const positions = [...new Set(moved.map(({ position }) => position))].toSorted((a, b) => a - b);
  if (positions.length === 1) return mend(form, first, values);
  const isOneColumn = positions.every((position) => form.items[position]?.column === item.column);
  return isOneColumn ? { column: item.column, positions, difference } : undefined;
}

/** The value that the cell would need; undefined where it would have to be below 0. */
function mend(form: Form, moved: Moved, values: Values): CarriedCell | undefined {
  const shifted = values.map((value, position) =>
    value !== null && [moved.position, ...moved.totals].includes(position)
      ? String(Number(value) + 1)
      : value,
  );
  const before = residualsOf(form, values) ?? [];
  const after = residualsOf(form, shifted) ?? [];
  const at = before.findIndex((residual) => residual !== 0);
  const change = -(before[at] ?? 0) / ((after[at] ?? 0) - (before[at] ?? 0));
  const value = Number(values[moved.position]) + change;
  if (!(value >= 0)) return undefined;
  return { position: moved.position, value: String(value), totals: moved.totals };
}

/** Left less right of each relation of table 三; undefined when one of them can't be assessed. */
function residualsOf(form: Form, values: Values): readonly number[] | undefined {
  const residuals = relationsOf(form).map(({ left, right }) => sumAt(left, values) - sumAt(right, values));
  return residuals.some(Number.isNaN) ? undefined : residuals;
}

function relationsOf({ identities }: Form): readonly Identity[] {
  return identities.filter(({ rule }) => rule.startsWith('T3'));
}

function sumAt(positions: readonly number[], values: Values): number {
  return positions.reduce((sum, position) => sum + Number(values[position] ?? Number.NaN), 0);
}

/** Which relations fail, and in which proportion: the same for every size of the mistake. */
function signatureOf(residuals: readonly number[]): string {
  const first = residuals.find((residual) => residual !== 0) ?? 1;
  return residuals.flatMap((residual, at) => (residual === 0 ? [] : [`${at}:${residual / first}`])).join(' ');
}

/** What can explain each signature, worked out once a form. */
function explanationsOf(form: Form): ReadonlyMap<string, readonly Moved[]> {
  const known = EXPLANATIONS.get(form);
  if (known) return known;
  const zeros = form.items.map(() => 0);
  const found = new Map<string, Moved[]>();
  for (const moved of allMoved(form)) {
    const values = zeros.map((_, position) =>
      String(Number([moved.position, ...moved.totals].includes(position))),
    );
    const signature = signatureOf(residualsOf(form, values) ?? []);
    found.set(signature, [...(found.get(signature) ?? []), moved]);
  }
  EXPLANATIONS.set(form, found);
  return found;
}

/** Every cell of table 三 with the totals that formulas would move: in its row, in its column, in both. */
function allMoved(form: Form): readonly Moved[] {
  const at = (row: string, column: string) => form.positionOf.get(`t3_${row}__${column}`) ?? -1;
  return form.items.flatMap(({ table, row, column }, position): Moved[] => {
    if (table !== 3) return [];
    const isResult = !NOT_RESULTS.includes(row);
    const rowTotal = at(row, 'total');
    const columnSum = at('result_total', column);
    const corner = at('result_total', 'total');
    return [
      ...(column === 'total' ? [] : [{ position, totals: [rowTotal] }]),
      ...(isResult ? [{ position, totals: [columnSum] }] : []),
      ...(isResult && column !== 'total' ? [{ position, totals: [rowTotal, columnSum, corner] }] : []),
    ];
  });
}
