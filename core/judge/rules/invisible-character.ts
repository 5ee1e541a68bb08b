import { INVISIBLE } from '../../intake/invisible.ts';
import { draftPlace } from '../draft-place.ts';
import type { Rule } from '../rule.ts';

/** No name holds a character that can't be seen: it would look like another organisation's and not be it. */
export const INVISIBLE_CHARACTER: Rule = {
  code: 'invisible-character',
  check: ({ draft: { orgName } }) =>
    orgName && INVISIBLE.test(orgName.text)
      ? [{ code: 'invisible-character', at: [draftPlace(orgName)] }]
      : [],
};
