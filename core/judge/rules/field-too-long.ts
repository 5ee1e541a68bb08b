import { DEFAULT_LIMITS } from '../../intake/limits.ts';
import { draftPlace } from '../draft-place.ts';
import type { Rule } from '../rule.ts';

const LIMIT = DEFAULT_LIMITS.text;

/** A text section keeps its limit also where it is spread over many rows. */
export const FIELD_TOO_LONG: Rule = {
  code: 'field-too-long',
  check: ({ draft }) =>
    [...draft.texts.values()]
      .filter((cell) => cell.text.length > LIMIT)
      .map((cell) => ({
        code: 'field-too-long',
        at: [draftPlace({ ...cell, text: '' })],
        facts: { limit: String(LIMIT), row: String(cell.row) },
      })),
};
