import { draftPlace } from '../draft-place.ts';
import type { FileRule } from '../rule.ts';

/** O-ZERO: a report whose every number is 0 was perhaps never filled in. */
export const O_ZERO: FileRule = {
  code: 'O-ZERO',
  depends: 'file',
  check: ({ draft, numbers }) =>
    isAllZero(numbers) ? [{ code: 'O-ZERO', at: [draftPlace(draft.orgId)] }] : [],
};

/** A loop, because it is asked of every report of a bulk file and ends early. */
function isAllZero(numbers: Float64Array): boolean {
  for (let at = 0; at < numbers.length; at++) if (numbers[at] !== 0) return false;
  return true;
}
