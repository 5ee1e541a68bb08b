import type { Observation } from '../findings/describe.ts';
import type { Identity, IdentityRule } from '../forms/identity.ts';
import type { FileRule, Subject } from './rule.ts';

/** Words that a relation's sentence needs beside the two sums. */
export type IdentityWords = (identity: Identity, subject: Subject) => Readonly<Record<string, string>>;

/**
 * A rule over all identities of one kind. Counts have at most twelve digits, so that every sum is exact.
 * `right` is what the parts give (expected), `left` what the total says (actual), except for T3-BAL, whose left
 * side is what came in.
 */
export function identityRule(code: IdentityRule, words: IdentityWords): FileRule {
  return {
    code,
    depends: 'file',
    reads: 'failed-relations',
    check: (subject) =>
      subject.form.identities.flatMap((identity, at) =>
        identity.rule === code
          ? checkOne(identity, subject.residuals.offBy[at] ?? Number.NaN, { subject, words })
          : [],
      ),
  };
}

function checkOne(
  identity: Identity,
  offBy: number,
  { subject, words }: { readonly subject: Subject; readonly words: IdentityWords },
): readonly Observation[] {
  if (offBy === 0 || Number.isNaN(offBy)) return [];
  const left = sum(identity.left, subject.values);
  const right = sum(identity.right, subject.values);
  const [expected, actual] = identity.rule === 'T3-BAL' ? [left, right] : [right, left];
  const at = [...identity.left, ...identity.right].map((position) => subject.place(position));
  return [
    {
      code: identity.rule,
      at,
      expected: String(expected),
      actual: String(actual),
      difference: String(actual - expected),
      facts: {
        ...words(identity, subject),
        difference: String(Math.abs(actual - expected)),
        cells: span(at.slice(identity.rule === 'T3-BAL' ? 0 : 1)),
      },
    },
  ];
}

function sum(positions: readonly number[], values: Subject['values']): number {
  return positions.reduce((total, position) => total + Number(values[position]), 0);
}

const NAMED_ONE_BY_ONE = 6;

function span(places: readonly { readonly cell: string }[]): string {
  const cells = places.map((place) => place.cell);
  if (cells.length <= NAMED_ONE_BY_ONE) return cells.join(', ');
  return `${cells[0]}–${cells.at(-1)}`;
}
