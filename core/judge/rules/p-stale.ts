import type { Observation } from '../../findings/describe.ts';
import type { DraftCell } from '../../intake/draft.ts';
import { draftPlace } from '../draft-place.ts';
import { foldProse } from '../narrative/fold-prose.ts';
import { splitSentences } from '../narrative/split-sentences.ts';
import type { FileRule } from '../rule.ts';

const BEGINS_WITH_YEAR = /^(?:截至|截止|到)?(20[0-9]{2})年度?(?:底|末)?，/;
const PLANS_FOR_YEAR = /^(?:[^，]{0,12}，)?(20[0-9]{2})年度?，?(?:[^，]{0,16}，)?[^，]{0,12}(?:将|拟|计划)/;

/** P-STALE: sentences of section 一 begin with the report year or the next; section 五 plans for the next. */
export const P_STALE: FileRule = {
  code: 'P-STALE',
  depends: 'file',
  check: ({ draft, year }) => {
    if (year === undefined) return [];
    const [one, five] = [draft.texts.get('section_1'), draft.texts.get('section_5')];
    return [
      ...(one ? stale(one, BEGINS_WITH_YEAR, [year, year + 1]) : []),
      ...(five ? stale(five, PLANS_FOR_YEAR, [year + 1]) : []),
    ];
  },
};

/** The first sentence whose year is none of those allowed. */
function stale(cell: DraftCell, pattern: RegExp, allowed: readonly number[]): readonly Observation[] {
  for (const { text } of splitSentences(foldProse(cell.text))) {
    const found = pattern.exec(text);
    const isFuture = Number(found?.[1]) > Math.max(...allowed);
    if (!found || isFuture || allowed.includes(Number(found[1]))) continue;
    const facts = { year: found[1] ?? '' };
    return [
      {
        code: 'P-STALE',
        at: [draftPlace({ ...cell, text: text.slice(0, 40) })],
        expected: allowed.join('/'),
        facts,
      },
    ];
  }
  return [];
}
