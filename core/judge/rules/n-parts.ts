import type { Observation } from '../../findings/describe.ts';
import type { NarrativeList } from '../narrative/narrative.ts';
import { narrativePlace, sectionWords } from '../narrative/narrative-place.ts';
import type { FileRule, Subject } from '../rule.ts';

/**
 * N-PARTS: the parts of 其中 / 包括 / 分别 fit their total. 其中 may be incomplete, so that only parts above the total,
 * or a list that claims to be whole, say something for sure.
 */
export const N_PARTS: FileRule = {
  code: 'N-PARTS',
  depends: 'file',
  reads: 'texts',
  check: (subject) => subject.narrative.lists.flatMap((list) => judgeList(subject, list)),
};

function judgeList(subject: Subject, list: NarrativeList): readonly Observation[] {
  const sum = list.parts.reduce((total, part) => total + part, 0);
  const fits = list.closed ? sum === list.total : sum <= list.total;
  if (fits || list.approximate) return [];
  return [
    {
      code: 'N-PARTS',
      at: narrativePlace(subject, list.quotation),
      expected: String(sum),
      actual: String(list.total),
      difference: String(list.total - sum),
      facts: {
        ...sectionWords(list.quotation),
        parts: list.parts.join(' + '),
        sentence: list.quotation.sentence,
      },
    },
  ];
}
