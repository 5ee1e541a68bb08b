import type { Organisation } from '../../datasets/organisation.ts';
import { foldName } from '../../intake/fold-label.ts';
import { draftPlace } from '../draft-place.ts';
import type { FileRule } from '../rule.ts';

/**
 * The name in the file is the register's: a wrong id shows here before the report becomes somebody else's, and so
 * does a name that was damaged or made to look like another.
 */
export const NAME_DIFFERS: FileRule = {
  code: 'name-differs',
  depends: 'file',
  reads: 'free-texts',
  check: ({ draft, organisation, year }) => {
    const written = draft.orgName?.text.trim() ?? '';
    if (!organisation || !draft.orgName || written === '') return [];
    if (namesIn(organisation, year).some((name) => foldName(name) === foldName(written))) return [];
    const facts = { org: organisation.orgId, name: organisation.nameZh };
    return [{ code: 'name-differs', at: [draftPlace(draft.orgName)], facts }];
  },
};

/** The present name, and those that it had in the report year or after it. */
function namesIn({ nameZh, formerNames = [] }: Organisation, year: number | undefined): readonly string[] {
  const former = formerNames.filter(({ until }) => year === undefined || until >= `${year}-01-01`);
  return [nameZh, ...former.map((name) => name.nameZh)];
}
