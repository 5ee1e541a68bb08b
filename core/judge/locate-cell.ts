import type { Form } from '../forms/form.ts';
import type { Identity } from '../forms/identity.ts';

/** The one cell (position in the form) whose change to `value` makes every relation of its table hold. */
export interface LocatedCell {
  readonly position: number;
  readonly value: string;
}

type Values = readonly (string | null)[];

/**
 * Locates a single wrong cell of a table by its relations, as an error-locating code does. The identities are the
 * rows of a matrix with entries +1 (left) and −1 (right); one wrong cell leaves residuals that are a multiple of
 * that cell's column. Undefined when nothing fails, an operand is missing, or more than one cell would explain it.
 */
export function locateCell(form: Form, table: 3 | 4, values: Values): LocatedCell | undefined {
  const failing = failingOf(form, table, values);
  if (failing === undefined || failing.length === 0) return undefined;
  const [first] = failing;
  const candidates = (first?.identity.left.concat(first.identity.right) ?? []).flatMap((position) =>
    explain(position, { form, table, failing, values }),
  );
  return candidates.length === 1 ? candidates[0] : undefined;
}

interface Failing {
  readonly identity: Identity;
  /** Left sum minus right sum; never 0. */
  readonly residual: number;
}

/** The relations of a table that do not hold; undefined when one of them can't be assessed. */
function failingOf(form: Form, table: 3 | 4, values: Values): readonly Failing[] | undefined {
  const failing: Failing[] = [];
  for (const identity of form.identities) {
    if (!identity.rule.startsWith(`T${table}`)) continue;
    const residual = residualOf(identity, values);
    if (residual === undefined) return undefined;
    if (residual !== 0) failing.push({ identity, residual });
  }
  return failing;
}

function residualOf({ left, right }: Identity, values: Values): number | undefined {
  let sum = 0;
  for (const position of left) sum += numberAt(values, position);
  for (const position of right) sum -= numberAt(values, position);
  return Number.isNaN(sum) ? undefined : sum;
}

function numberAt(values: Values, position: number): number {
  const value = values[position];
  return value === null || value === undefined ? Number.NaN : Number(value);
}

interface Case {
  readonly form: Form;
  readonly table: 3 | 4;
  readonly failing: readonly Failing[];
  readonly values: Values;
}

/** The value that the cell would need, if changing it alone mended exactly the relations that fail. */
function explain(position: number, { form, table, failing, values }: Case): LocatedCell[] {
  const touched = form.identities.filter(
    (identity) => identity.rule.startsWith(`T${table}`) && signIn(identity, position) !== 0,
  );
  if (touched.length !== failing.length) return [];
  if (!failing.every(({ identity }) => touched.includes(identity))) return [];
  const changes = failing.map(({ identity, residual }) => -residual / signIn(identity, position));
  const [change] = changes;
  if (change === undefined || !changes.every((other) => other === change)) return [];
  const value = numberAt(values, position) + change;
  return value >= 0 ? [{ position, value: String(value) }] : [];
}

/** The matrix entry: +1 on the left, −1 on the right, 0 where the relation does not hold the cell. */
function signIn({ left, right }: Identity, position: number): number {
  return Number(left.includes(position)) - Number(right.includes(position));
}
