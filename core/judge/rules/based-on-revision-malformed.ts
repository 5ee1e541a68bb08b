import { draftPlace } from '../draft-place.ts';
import type { FileRule } from '../rule.ts';

const REVISION = /^[1-9][0-9]{0,5}$/;

/** The revision that a correction starts from is a number counted from 1. */
export const BASED_ON_REVISION_MALFORMED: FileRule = {
  code: 'based-on-revision-malformed',
  depends: 'file',
  check: ({ draft: { basedOnRevision } }) =>
    basedOnRevision && !REVISION.test(basedOnRevision.text.trim())
      ? [{ code: 'based-on-revision-malformed', at: [draftPlace(basedOnRevision)] }]
      : [],
};
