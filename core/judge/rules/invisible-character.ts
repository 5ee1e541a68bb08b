import { INVISIBLE } from '../../intake/invisible.ts';
import { draftPlace } from '../draft-place.ts';
import type { FileRule } from '../rule.ts';

/** No name holds a character that can't be seen: it would look like another organisation's and not be it. */
export const INVISIBLE_CHARACTER: FileRule = {
  code: 'invisible-character',
  depends: 'file',
  reads: 'free-texts',
  check: ({ draft: { orgName } }) =>
    orgName && INVISIBLE.test(orgName.text)
      ? [{ code: 'invisible-character', at: [draftPlace(orgName)] }]
      : [],
};
