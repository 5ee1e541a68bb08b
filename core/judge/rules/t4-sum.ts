import { DISPUTE_ROWS } from '../../forms/table-rows.ts';
import { identityRule } from '../identity-rule.ts';

/** T4-SUM: the 总计 of each block of table 四 is the sum of its four results. */
export const T4_SUM = identityRule('T4-SUM', (identity) => {
  const row = DISPUTE_ROWS.find(({ code }) => code === identity.subject);
  return { name: row?.zh ?? '', nameEn: row?.en ?? '' };
});
