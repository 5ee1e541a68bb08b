import { draftPlace } from '../draft-place.ts';
import type { FileRule } from '../rule.ts';

/** O-ZERO: a report whose every number is 0 was perhaps never filled in. */
export const O_ZERO: FileRule = {
  code: 'O-ZERO',
  depends: 'file',
  check: ({ draft, numbers }) =>
    numbers.every((number) => number === 0) ? [{ code: 'O-ZERO', at: [draftPlace(draft.orgId)] }] : [],
};
