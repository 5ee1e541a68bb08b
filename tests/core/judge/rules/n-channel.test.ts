import { ruleCases } from './rule-cases.ts';

const one = (text: string) => ({ sections: { one: text } });

ruleCases('N-CHANNEL', [
  ['too few', one('收到政府信息公开申请3件，其中当面申请1件、信函申请0件、网络申请1件。'), ['3 for 2']],
  ['too many', one('收到政府信息公开申请3件，其中信函申请2件、网络申请2件。'), ['3 for 4']],
  ['all', one('收到政府信息公开申请3件，其中当面申请1件、信函申请1件、网络申请1件。'), []],
  ['two channels may not be all', one('收到政府信息公开申请3件，其中信函申请1件、网络申请1件。'), []],
]);
