import { draftPlace } from '../draft-place.ts';
import type { FileRule } from '../rule.ts';

/** A file that has a place for the name has the name in it: without it a wrong id can't be noticed. */
export const NAME_BLANK: FileRule = {
  code: 'name-blank',
  depends: 'file',
  reads: 'free-texts',
  check: ({ draft: { orgName } }) =>
    orgName && orgName.text.trim() === '' ? [{ code: 'name-blank', at: [draftPlace(orgName)] }] : [],
};
