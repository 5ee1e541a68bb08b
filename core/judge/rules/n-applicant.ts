import { sumOf, sumsDiffer } from '../narrative/add-up.ts';
import { singleFact } from '../narrative/single-fact.ts';
import type { FileRule } from '../rule.ts';

/** N-APPLICANT: 自然人 + 法人或其他组织, as the prose gives them, are the requests received (or all to be handled). */
export const N_APPLICANT: FileRule = {
  code: 'N-APPLICANT',
  depends: 'file',
  reads: 'texts',
  check: (subject) => {
    const { facts } = subject.narrative;
    const [natural, organisations] = [singleFact(facts, 'natural_total'), singleFact(facts, 'org_total')];
    const wholes = [singleFact(facts, 'new_received'), singleFact(facts, 'handled_total')].filter(
      (fact) => fact !== undefined,
    );
    const [whole] = wholes;
    if (!natural || !organisations || !whole) return [];
    const parts = [natural, organisations];
    if (wholes.some(({ value }) => value === sumOf(parts))) return [];
    return [sumsDiffer(subject, { code: 'N-APPLICANT', left: parts, right: [whole] })];
  },
};
