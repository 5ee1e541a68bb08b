import type { Observation } from '../findings/describe.ts';
import { findPersonalNumbers, type PersonalNumberKind } from '../findings/personal-numbers.ts';
import { findForbidden } from '../intake/check-text.ts';
import { startsLikeFormula } from '../judge/rules/formula-in-text.ts';
import { decisionKind } from './decision-kinds.ts';
import type { Decision } from './decision.ts';
import type { DecisionRead } from './read-decision.ts';

const PERSONAL: Readonly<Record<PersonalNumberKind, 'personal-id' | 'bank-card' | 'mobile-number'>> = {
  identity: 'personal-id',
  'bank-card': 'bank-card',
  mobile: 'mobile-number',
};

/** What can be told of a decision without the register and the report: its members and what stands in its texts. */
export function judgeContent(decision: Decision, place: DecisionRead['place']): readonly Observation[] {
  const declaration = decisionKind(decision.kind);
  const own = declaration?.problems?.(decision) ?? [];
  const texts = Object.entries(declaration?.texts(decision) ?? {});
  return [
    ...own.map(({ member, ...problem }) => ({ ...problem, at: [place(member)] })),
    ...texts.flatMap(([member, text]) =>
      codesOf(text).map((code) => ({ code, at: [{ ...place(member), value: '' }] })),
    ),
  ];
}

/** What a text may not hold; what it holds is not repeated. */
function codesOf(text: string): readonly Observation['code'][] {
  const personal = findPersonalNumbers(text).map(({ kind }) => PERSONAL[kind]);
  const formula = startsLikeFormula(text) ? (['formula-in-text'] as const) : [];
  return [...new Set([...personal, ...formula, ...findForbidden(text)])];
}
