import { APPLICANT_COLUMNS } from '../../forms/table-rows.ts';
import { identityRule } from '../identity-rule.ts';

/** T3-BAL: 第一项加第二项之和，等于第三项加第四项之和, in each applicant column of table 三. */
export const T3_BAL = identityRule('T3-BAL', (identity, { values }) => {
  const column = APPLICANT_COLUMNS.find(({ code }) => code === identity.subject);
  const [a, b, c, d] = [...identity.left, ...identity.right].map((position) => values[position] ?? '');
  return { name: column?.zh ?? '', nameEn: column?.en ?? '', a: a ?? '', b: b ?? '', c: c ?? '', d: d ?? '' };
});
