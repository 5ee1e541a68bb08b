import { draftPlace } from '../draft-place.ts';
import type { FileRule } from '../rule.ts';
import { isWithdrawal } from '../withdrawal.ts';

/** A report that disappears from the current data leaves its reason. */
export const WITHDRAWAL_WITHOUT_REASON: FileRule = {
  code: 'withdrawal-without-reason',
  depends: 'file',
  reads: 'withdrawal',
  check: ({ draft }) =>
    draft.withdrawn && isWithdrawal(draft) && !draft.texts.has('correction_reason')
      ? [{ code: 'withdrawal-without-reason', at: [draftPlace(draft.withdrawn)] }]
      : [],
};
