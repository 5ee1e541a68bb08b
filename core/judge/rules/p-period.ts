import { draftPlace } from '../draft-place.ts';
import type { FileRule } from '../rule.ts';

const WHOLE_YEAR =
  /(?<![0-9])([0-9]{4,6})年1月1日起?(?:至|到|—|-|~|～)+(?:([0-9]{4,6})年|当年|同年)?12月31日/g;
const TOO_MANY_DIGITS = /(?<![0-9])20[0-9]{3,4}年/;

/** P-PERIOD: the period that section 一 states is the report year. */
export const P_PERIOD: FileRule = {
  code: 'P-PERIOD',
  depends: 'file',
  reads: 'texts',
  check: ({ draft, prose, year }) => {
    const cell = draft.texts.get('section_1');
    const text = prose.section_1?.text;
    if (!cell || text === undefined || year === undefined) return [];
    const periods = [...text.matchAll(WHOLE_YEAR)];
    const isRight = periods.some(([, from, to]) => from === String(year) && (to ?? from) === from);
    const wrong = TOO_MANY_DIGITS.exec(text)?.[0] ?? (isRight ? undefined : periods[0]?.[0]);
    if (wrong === undefined) return [];
    return [
      { code: 'P-PERIOD', at: [draftPlace({ ...cell, text: wrong })], expected: String(year), actual: wrong },
    ];
  },
};
