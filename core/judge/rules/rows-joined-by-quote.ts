import { draftPlace, draftTexts } from '../draft-place.ts';
import type { FileRule } from '../rule.ts';

const SWALLOWED_ROW = /\n\s*"?\d{6}-[a-z0-9-]{2,40}"?\s*[,;\t]/;

/** A quote that closes a row too late makes two rows one: a text cell then holds the next row. */
export const ROWS_JOINED_BY_QUOTE: FileRule = {
  code: 'rows-joined-by-quote',
  depends: 'file',
  check: ({ draft }) =>
    draftTexts(draft)
      .filter((cell) => SWALLOWED_ROW.test(cell.text))
      .map((cell) => ({ code: 'rows-joined-by-quote', at: [draftPlace(cell)] })),
};
