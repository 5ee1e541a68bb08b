import { REQUEST_ROWS } from '../../forms/table-rows.ts';
import { identityRule } from '../identity-rule.ts';

/** T3-ROW: the 总计 of a row of table 三 is the sum of its six applicant columns. */
export const T3_ROW = identityRule('T3-ROW', (identity) => {
  const row = REQUEST_ROWS.find(({ code }) => code === identity.subject);
  return { name: row ? row.group + row.zh : '', nameEn: row?.en ?? '' };
});
