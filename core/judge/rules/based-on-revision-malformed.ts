import { draftPlace } from '../draft-place.ts';
import type { Rule } from '../rule.ts';

const REVISION = /^[1-9][0-9]{0,5}$/;

/** The revision that a correction starts from is a number counted from 1. */
export const BASED_ON_REVISION_MALFORMED: Rule = {
  code: 'based-on-revision-malformed',
  check: ({ draft: { basedOnRevision } }) =>
    basedOnRevision && !REVISION.test(basedOnRevision.text.trim())
      ? [{ code: 'based-on-revision-malformed', at: [draftPlace(basedOnRevision)] }]
      : [],
};
