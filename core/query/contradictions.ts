import { FORMS } from '../forms/form.ts';
import { wantedItems, type CellFilter } from './observation-filter.ts';
import type { ParameterError } from './problem.ts';

/** What several parameters have to keep to together; a question that does not can have no answer but an empty one. */
export type Together =
  /** The first must not be greater than the second. */
  | { readonly rule: 'in-order'; readonly names: readonly [first: string, second: string] }
  /** An organisation's id begins with the digits of its region. */
  | { readonly rule: 'within'; readonly names: readonly [organisation: string, region: string] }
  /** Some form must have a cell that is as all of them say. */
  | { readonly rule: 'of-a-form'; readonly names: readonly string[] };

type Values = Readonly<Record<string, string | number | undefined>>;

/** The contradictions in values that are each right by themselves; a value that is not there contradicts nothing. */
export function contradictions(together: readonly Together[], values: Values): readonly ParameterError[] {
  return together.filter((one) => !keeps(one, values)).map((one) => errorOf(one, values));
}

function keeps({ rule, names }: Together, values: Values): boolean {
  const [first, second] = names.map((name) => values[name]);
  switch (rule) {
    case 'in-order':
      return first === undefined || second === undefined || Number(first) <= Number(second);
    case 'within':
      return first === undefined || second === undefined || String(first).startsWith(String(second));
    case 'of-a-form':
      // Each value was held to the declaration from which the type of the filter is made.
      return FORMS.some((form) => wantedItems(values as CellFilter, form).length > 0);
  }
}

function errorOf({ rule, names }: Together, values: Values): ParameterError {
  const given = names.filter((name) => values[name] !== undefined);
  const told = given.map((name) => `${name}=${values[name]}`);
  const [zh, en] = WORDS[rule];
  return {
    code: 'contradictory',
    parameter: given.at(-1) ?? '',
    detail: { zh: `${told.join('、')}：${zh}`, en: `${told.join(', ')}: ${en}` },
    allowed: { names: given },
  };
}

const WORDS = {
  'in-order': ['起点在终点之后', 'the beginning lies behind the end'],
  within: ['该机构不在这个地区', 'the organisation is not of this region'],
  'of-a-form': ['没有同时符合这些条件的指标', 'no item of any form is all of this'],
} as const satisfies Readonly<Record<Together['rule'], readonly [zh: string, en: string]>>;
