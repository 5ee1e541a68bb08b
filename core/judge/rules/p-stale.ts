import type { Observation } from '../../findings/describe.ts';
import { draftPlace } from '../draft-place.ts';
import { splitSentences } from '../narrative/split-sentences.ts';
import type { FileRule, Subject } from '../rule.ts';

const BEGINS_WITH_YEAR = /^(?:截至|截止|到)?(20[0-9]{2})年度?(?:底|末)?，/;
const PLANS_FOR_YEAR = /^(?:[^，]{0,12}，)?(20[0-9]{2})年度?，?(?:[^，]{0,16}，)?[^，]{0,12}(?:将|拟|计划)/;

const SHOWN = 40;

/** P-STALE: sentences of section 一 begin with the report year or the next; section 五 plans for the next. */
export const P_STALE: FileRule = {
  code: 'P-STALE',
  depends: 'file',
  reads: 'texts',
  check: (subject) => {
    const { year } = subject;
    if (year === undefined) return [];
    return [
      ...stale(subject, 'section_1', { pattern: BEGINS_WITH_YEAR, years: [year, year + 1] }),
      ...stale(subject, 'section_5', { pattern: PLANS_FOR_YEAR, years: [year + 1] }),
    ];
  },
};

interface Allowed {
  readonly pattern: RegExp;
  readonly years: readonly number[];
}

/** The first sentence whose year is before those allowed. */
function stale(
  { draft, prose }: Subject,
  section: 'section_1' | 'section_5',
  { pattern, years }: Allowed,
): readonly Observation[] {
  const [cell, text] = [draft.texts.get(section), prose[section]];
  if (!cell || !text) return [];
  for (const sentence of splitSentences(text)) {
    const year = pattern.exec(sentence.text)?.[1];
    if (year === undefined || Number(year) >= Math.min(...years)) continue;
    const at = [draftPlace({ ...cell, text: sentence.text.slice(0, SHOWN) })];
    return [{ code: 'P-STALE', at, expected: years.join('/'), facts: { year } }];
  }
  return [];
}
