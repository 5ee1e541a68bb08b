import type { FactCode } from '../../core/judge/narrative/fact-codes.ts';
import { FACT_WORDS } from '../../core/judge/narrative/fact-words.ts';
import type { Narrative, NarrativeList, Quotation } from '../../core/judge/narrative/narrative.ts';
import type { CaseNarrative } from '../samples/case-file.ts';

/** The totals that a case's itemised lists belong to. */
const TOTALS: Readonly<Record<string, string>> = {
  parts: 'web_info_published',
  sub_agencies: 'handled_total',
};

/** What a case's text says in numbers, for the cases whose full text is not at hand. */
export function caseNarrative(narrative: CaseNarrative): Narrative {
  const facts = Object.entries(narrative).flatMap(([code, value]) =>
    typeof value === 'number' && isFact(code)
      ? [{ code, value, approximate: false, scope: 'own' as const, quotation: quote(`${code} ${value}`) }]
      : [],
  );
  const lists = Object.entries(TOTALS).flatMap(([list, total]) => listOf(narrative[list], narrative[total]));
  return { facts, lists, shares: [] };
}

function isFact(code: string): code is FactCode {
  return code in FACT_WORDS;
}

function listOf(
  parts: CaseNarrative[string] | undefined,
  total: CaseNarrative[string] | undefined,
): NarrativeList[] {
  if (typeof parts !== 'object' || typeof total !== 'number') return [];
  const closed = '其他' in parts;
  return [
    {
      total,
      parts: Object.values(parts),
      closed,
      approximate: false,
      quotation: quote(Object.keys(parts).join('、')),
    },
  ];
}

function quote(sentence: string): Quotation {
  return { section: 'section_1', start: 0, end: 0, sentence };
}
