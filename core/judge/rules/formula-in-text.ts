import { draftPlace, draftTexts } from '../draft-place.ts';
import type { Rule } from '../rule.ts';

const FORMULA = /^\s*(?:[=＝@＠]|[+＋-](?=[A-Za-z(@=]))/;

/** No text starts like a formula; a minus before words is no formula, a negative number neither. */
export const FORMULA_IN_TEXT: Rule = {
  code: 'formula-in-text',
  check: ({ draft }) =>
    draftTexts(draft)
      .filter((cell) => FORMULA.test(cell.text))
      .map((cell) => ({ code: 'formula-in-text', at: [draftPlace(cell)] })),
};
