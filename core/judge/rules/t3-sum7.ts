import { APPLICANT_COLUMNS } from '../../forms/table-rows.ts';
import { identityRule } from '../identity-rule.ts';

/** T3-SUM7: （七）总计 is the sum of the result rows （一）–（六）, in each applicant column of table 三. */
export const T3_SUM7 = identityRule('T3-SUM7', (identity) => {
  const column = APPLICANT_COLUMNS.find(({ code }) => code === identity.subject);
  return { name: column?.zh ?? '', nameEn: column?.en ?? '' };
});
