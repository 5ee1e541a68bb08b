import { draftPlace } from '../draft-place.ts';
import type { Rule } from '../rule.ts';

const NO = /^(?:0|no|n|false|否|不|无)$/i;

/** A report that is to be withdrawn is not filed at the same time, and figures never say that they are void. */
export const WITHDRAWAL_BY_FILE: Rule = {
  code: 'withdrawal-by-file',
  check: ({ draft: { withdrawn } }) =>
    withdrawn && !NO.test(withdrawn.text.trim())
      ? [{ code: 'withdrawal-by-file', at: [draftPlace(withdrawn)] }]
      : [],
};
