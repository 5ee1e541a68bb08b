import { FORMS } from '../forms/form.ts';
import { wantedItems, type CellFilter } from './observation-filter.ts';
import type { ParameterError } from './problem.ts';
import type { Together } from './together.ts';

type Values = Readonly<Record<string, string | number | undefined>>;

/** The contradictions in values that are each right by themselves; a value that is not there contradicts nothing. */
export function contradictions(together: readonly Together[], values: Values): readonly ParameterError[] {
  return together.filter((one) => !keeps(one, values)).map((one) => errorOf(one, values));
}

function keeps(one: Together, values: Values): boolean {
  const [first, second] = namesOf(one).map((name) => values[name]);
  switch (one.rule) {
    case 'in-order':
      return first === undefined || second === undefined || Number(first) <= Number(second);
    case 'within':
      return first === undefined || second === undefined || String(first).startsWith(String(second));
    case 'of-a-form':
      // Each value was held to the declaration from which the type of the filter is made.
      return FORMS.some((form) => wantedItems(values as CellFilter, form).length > 0);
  }
}

function namesOf(one: Together): readonly string[] {
  return one.rule === 'of-a-form' ? one.names : Object.entries(one.ends).flat();
}

function errorOf(one: Together, values: Values): ParameterError {
  const given = namesOf(one).filter((name) => values[name] !== undefined);
  const told = given.map((name) => `${name}=${values[name]}`);
  const [zh, en] = WORDS[one.rule];
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
