import { DEFAULT_LIMITS } from '../../intake/limits.ts';
import { draftPlace } from '../draft-place.ts';
import type { FileRule } from '../rule.ts';

const LIMIT = DEFAULT_LIMITS.texts;

/**
 * All texts of a report together keep a limit: a file may hold thousands of explanations, and a report is kept whole
 * in one item of the table, which takes 400 KB. Whatever the characters are, the limit keeps it below that.
 */
export const TEXTS_TOO_LONG: FileRule = {
  code: 'texts-too-long',
  depends: 'file',
  reads: 'texts',
  check: ({ draft }) => {
    const texts = [...draft.texts, ...draft.explanations];
    const length = texts.reduce((sum, [name, { text }]) => sum + name.length + text.length, 0);
    const longest = texts.map(([, cell]) => cell).toSorted((a, b) => b.text.length - a.text.length)[0];
    if (length <= LIMIT || longest === undefined) return [];
    const facts = { length: String(length), limit: String(LIMIT) };
    return [{ code: 'texts-too-long', at: [draftPlace({ ...longest, text: '' })], facts }];
  },
};
