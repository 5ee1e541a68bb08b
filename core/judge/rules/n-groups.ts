import { sumOf, sumsDiffer } from '../narrative/add-up.ts';
import { RESULT_GROUPS, type ResultGroup } from '../narrative/fact-codes.ts';
import type { NarrativeFact } from '../narrative/narrative.ts';
import { singleFact } from '../narrative/single-fact.ts';
import type { FileRule, Subject } from '../rule.ts';

const GROUPS: readonly ResultGroup[] = ['granted', 'partial', 'denied', 'unable', 'refused', 'other'];
/** Prose that names fewer groups gives examples, not a list. */
const FEWEST = 3;

/** N-GROUPS: the groups of results that the prose gives add up to its total; a group left out reads as 0. */
export const N_GROUPS: FileRule = {
  code: 'N-GROUPS',
  depends: 'file',
  reads: 'texts',
  check: (subject) => {
    if (subject.narrative.facts.length === 0) return [];
    const total = singleFact(subject.narrative.facts, 'result_total');
    const groups = groupsOf(subject);
    if (!total || groups.length === 0) return [];
    const sum = sumOf(groups);
    if (sum === total.value || (sum < total.value && groups.length < FEWEST)) return [];
    return [sumsDiffer(subject, { code: 'N-GROUPS', left: groups, right: [total] })];
  },
};

/** Each group once: its own number, else those of its rows; 予以公开和部分公开 stands for both. */
function groupsOf({ narrative: { facts } }: Subject): readonly NarrativeFact[] {
  const joined = singleFact(facts, 'granted_partial');
  const open = joined ? GROUPS.slice(2) : GROUPS;
  return [...(joined ? [joined] : []), ...open.flatMap((group) => groupFacts(facts, group))];
}

function groupFacts(facts: readonly NarrativeFact[], group: ResultGroup): readonly NarrativeFact[] {
  const own = singleFact(facts, group);
  if (own) return [own];
  return RESULT_GROUPS[group].flatMap((row) => singleFact(facts, row) ?? []);
}
