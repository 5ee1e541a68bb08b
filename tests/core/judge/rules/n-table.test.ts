import { EXAMPLE_ORGANISATION } from '../../../../core/judge/rule-book/example-register.ts';
import { ruleCases } from './rule-cases.ts';

const one = (text: string, cells = {}) => ({ sections: { one: text }, cells });
const GOVERNMENT = {
  organisations: new Map([
    [EXAMPLE_ORGANISATION.orgId, { ...EXAMPLE_ORGANISATION, kind: 'government' as const }],
  ]),
};
const DOCS = { t2_normative_docs__in_force: '219' };

ruleCases('N-TABLE', [
  ['the text has 178, the table 219', one('对现有的行政规范性文件178件进行全面梳理', DOCS), ['178 for 219']],
  ['requests', one('收到政府信息公开申请2件。'), ['2 for 3']],
  ['the same number', one('收到政府信息公开申请3件。'), []],
  ['right once is enough', one('收到政府信息公开申请3件。窗口收到依申请公开1件。'), []],
  ['about', one('收到政府信息公开申请约2件。'), []],
  ['a group is the sum of its rows', one('收到申请3件，不予公开2件。'), ['2 for 0']],
  ['granted in full or in part', one('答复申请中，予以公开和部分公开3件。'), []],
  [
    'suits of both kinds',
    one('信息公开行政诉讼5件。', {
      t4_suit_direct__upheld: '3',
      t4_suit_direct__total: '3',
      t4_suit_after_review__upheld: '2',
      t4_suit_after_review__total: '2',
    }),
    [],
  ],
  [
    'applicants of all requests to be handled',
    one('依申请公开中，自然人申请5件。', {
      t3_carried_in__natural: '2',
      t3_carried_in__total: '2',
      t3_carried_out__natural: '2',
      t3_carried_out__total: '2',
    }),
    [],
  ],
  ['the whole city is another scope', one('全市收到政府信息公开申请300件。'), []],
  ['but a government’s own', one('全市收到政府信息公开申请300件。'), ['300 for 3'], GOVERNMENT],
  ['a blank cell is not assessable', one('收到政府信息公开申请2件。', { t3_new_received__total: '' }), []],
  ['the text of section 六', { sections: { six: '行政复议1件，未收取信息处理费。' } }, ['1 for 0']],
]);
