import { DEFAULT_LIMITS } from '../../intake/limits.ts';
import { draftPlace } from '../draft-place.ts';
import type { FileRule } from '../rule.ts';

const LIMIT = DEFAULT_LIMITS.text;

/** A text section keeps its limit also where it is spread over many rows. */
export const FIELD_TOO_LONG: FileRule = {
  code: 'field-too-long',
  depends: 'file',
  reads: 'texts',
  check: ({ draft }) =>
    [...draft.texts.values()]
      .filter((cell) => cell.text.length > LIMIT)
      .map((cell) => ({
        code: 'field-too-long',
        at: [draftPlace({ ...cell, text: '' })],
        facts: { limit: String(LIMIT), row: String(cell.row) },
      })),
};
