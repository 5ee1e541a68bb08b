import { sumOf, sumsDiffer } from '../narrative/add-up.ts';
import { singleFact } from '../narrative/single-fact.ts';
import type { FileRule } from '../rule.ts';

/** N-DISPUTES: 行政复议 + 行政诉讼, as the prose gives them, are its total of disputes. */
export const N_DISPUTES: FileRule = {
  code: 'N-DISPUTES',
  depends: 'file',
  reads: 'texts',
  check: (subject) => {
    const { facts } = subject.narrative;
    const parts = [singleFact(facts, 'review_total'), singleFact(facts, 'suit_total')].filter(
      (fact) => fact !== undefined,
    );
    const total = singleFact(facts, 'disputes_total');
    if (!total || parts.length < 2 || sumOf(parts) === total.value) return [];
    return [sumsDiffer(subject, { code: 'N-DISPUTES', left: parts, right: [total] })];
  },
};
