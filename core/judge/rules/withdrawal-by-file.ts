import { draftPlace } from '../draft-place.ts';
import type { FileRule } from '../rule.ts';

const NO = /^(?:0|no|n|false|否|不|无)$/i;

/** A report that is to be withdrawn is not filed at the same time, and figures never say that they are void. */
export const WITHDRAWAL_BY_FILE: FileRule = {
  code: 'withdrawal-by-file',
  depends: 'file',
  check: ({ draft: { withdrawn } }) =>
    withdrawn && !NO.test(withdrawn.text.trim())
      ? [{ code: 'withdrawal-by-file', at: [draftPlace(withdrawn)] }]
      : [],
};
