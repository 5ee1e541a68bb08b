import { ruleCases } from './rule-cases.ts';

const one = (text: string) => ({ sections: { one: text } });

ruleCases('N-APPLICANT', [
  ['too few', one('收到政府信息公开申请3件，其中自然人1件，法人1件。'), ['3 for 2']],
  ['all', one('收到政府信息公开申请3件，其中自然人2件，法人或其他组织1件。'), []],
  ['natural persons alone say nothing', one('收到政府信息公开申请3件，其中自然人2件。'), []],
]);
