import { draftPlace, draftTexts } from '../draft-place.ts';
import type { FileRule } from '../rule.ts';

/** White space, invisible characters, quotes and delimiters behind which a formula may hide. */
const HIDING = '[\\s\\p{Cf}"\'“”‘’;；,，]*';
/** An equals or at sign; or a plus or minus before a function, a cell, a bracket or a sum. */
const FORMULA = new RegExp(
  `^${HIDING}(?:[=＝@＠]|[+＋\\-－−](?:\\s*[(=@]|[A-Za-z_.]+\\(|\\$?[A-Za-z]{1,3}\\$?\\d|[\\d.]+\\s*[-+*/^&|!(]))`,
  'u',
);

/** Whether a text could run when a spreadsheet opens it. */
export function startsLikeFormula(text: string): boolean {
  return FORMULA.test(text);
}

/** No text starts like a formula; a minus before words is no formula, a negative number neither. */
export const FORMULA_IN_TEXT: FileRule = {
  code: 'formula-in-text',
  depends: 'file',
  reads: 'free-texts',
  check: ({ draft }) =>
    draftTexts(draft)
      .filter((cell) => startsLikeFormula(cell.text))
      .map((cell) => ({ code: 'formula-in-text', at: [draftPlace(cell)] })),
};
