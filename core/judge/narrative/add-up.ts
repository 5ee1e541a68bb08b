import type { Observation } from '../../findings/describe.ts';
import type { FindingCode } from '../../findings/catalogue.ts';
import type { Subject } from '../rule.ts';
import type { NarrativeFact } from './narrative.ts';
import { FACT_WORDS } from './fact-words.ts';
import { narrativePlace, sectionWords } from './narrative-place.ts';

/** Two sums out of the prose that ought to be equal. */
export interface Sides {
  readonly code: FindingCode;
  /** What the parts give. */
  readonly left: readonly NarrativeFact[];
  /** What the prose states. */
  readonly right: readonly NarrativeFact[];
}

/** The observation that two sums of the prose differ, with both spelled out; the caller knows that they do. */
export function sumsDiffer(subject: Subject, { code, left, right }: Sides): Observation {
  const [expected, actual] = [sumOf(left), sumOf(right)];
  const quotations = [...left, ...right].map(({ quotation }) => quotation);
  const [first] = quotations;
  return {
    code,
    at: first ? narrativePlace(subject, first) : [],
    expected: String(expected),
    actual: String(actual),
    difference: String(actual - expected),
    facts: {
      ...(first ? sectionWords(first) : {}),
      left: spell(left, 'zh'),
      leftEn: spell(left, 'en'),
      right: spell(right, 'zh'),
      rightEn: spell(right, 'en'),
      difference: String(Math.abs(actual - expected)),
    },
  };
}

/** The sum of facts. */
export function sumOf(facts: readonly NarrativeFact[]): number {
  return facts.reduce((sum, { value }) => sum + value, 0);
}

/** 新收申请 5 + 上年结转 61. */
function spell(facts: readonly NarrativeFact[], language: 'zh' | 'en'): string {
  return facts.map(({ code, value }) => `${FACT_WORDS[code][language]} ${value}`).join(' + ');
}
