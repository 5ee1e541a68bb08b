import { draftPlace } from '../draft-place.ts';
import type { FileRule } from '../rule.ts';
import { isWithdrawal } from '../withdrawal.ts';

/** Whether a report is withdrawn is said by yes or no; anything else could mean either. */
export const WITHDRAWN_MALFORMED: FileRule = {
  code: 'withdrawn-malformed',
  depends: 'file',
  reads: 'withdrawal',
  check: ({ draft }) =>
    draft.withdrawn && isWithdrawal(draft) === undefined
      ? [{ code: 'withdrawn-malformed', at: [draftPlace(draft.withdrawn)] }]
      : [],
};
