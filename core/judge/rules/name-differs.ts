import { foldLabel } from '../../intake/fold-label.ts';
import { draftPlace } from '../draft-place.ts';
import type { FileRule } from '../rule.ts';

/** The name in the file is the register's: a wrong id shows here before it becomes somebody else's report. */
export const NAME_DIFFERS: FileRule = {
  code: 'name-differs',
  depends: 'file',
  check: ({ draft, organisation }) => {
    const written = draft.orgName?.text.trim() ?? '';
    if (!organisation || !draft.orgName || written === '') return [];
    if (foldLabel(written) === foldLabel(organisation.nameZh)) return [];
    return [{ code: 'name-differs', at: [draftPlace(draft.orgName)], facts: { name: organisation.nameZh } }];
  },
};
