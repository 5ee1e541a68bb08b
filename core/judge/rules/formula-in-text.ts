import { draftPlace, draftTexts } from '../draft-place.ts';
import type { FileRule } from '../rule.ts';

const FORMULA = /^\s*(?:[=＝@＠]|[+＋-](?=[A-Za-z(@=]))/;

/** No text starts like a formula; a minus before words is no formula, a negative number neither. */
export const FORMULA_IN_TEXT: FileRule = {
  code: 'formula-in-text',
  depends: 'file',
  check: ({ draft }) =>
    draftTexts(draft)
      .filter((cell) => FORMULA.test(cell.text))
      .map((cell) => ({ code: 'formula-in-text', at: [draftPlace(cell)] })),
};
