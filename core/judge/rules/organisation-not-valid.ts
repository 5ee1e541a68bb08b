import { draftPlace } from '../draft-place.ts';
import type { FileRule } from '../rule.ts';

/** The organisation existed in the report year, by the register's dates (both inclusive). */
export const ORGANISATION_NOT_VALID: FileRule = {
  code: 'organisation-not-valid',
  depends: 'file',
  check: ({ draft, year, organisation }) => {
    if (!organisation || year === undefined) return [];
    const began = organisation.validFrom <= `${year}-12-31`;
    const lasted = organisation.validTo === undefined || organisation.validTo >= `${year}-01-01`;
    if (began && lasted) return [];
    const facts = { name: organisation.orgId, year: String(year) };
    return [{ code: 'organisation-not-valid', at: [draftPlace(draft.orgId)], facts }];
  },
};
