import type { FileRule } from '../rule.ts';
import { draftPlace } from '../draft-place.ts';

/** The organisation is in the register: the cheapest guard against a wrong id, a look-alike or damaged text. */
export const UNKNOWN_ORGANISATION: FileRule = {
  code: 'unknown-organisation',
  depends: 'file',
  check: ({ draft, orgId, organisation }) =>
    orgId === undefined || organisation
      ? []
      : [{ code: 'unknown-organisation', at: [draftPlace(draft.orgId)], facts: { name: orgId } }],
};
