import { ruleCases } from './rule-cases.ts';

const one = (text: string) => ({ sections: { one: text } });

ruleCases('N-GROUPS', [
  [
    '716 is not 805',
    one('答复信息公开申请805件，其中予以公开和部分公开258件，不予公开35件，无法提供265件，不予处理158件。'),
    ['805 for 716'],
  ],
  [
    'a group left out reads as 0',
    one('答复信息公开申请122件，予以公开27件，部分公开38件，无法提供48件，不予处理5件，其他处理4件。'),
    [],
  ],
  [
    'rows in place of a group',
    one('答复信息公开申请8件：予以公开2件，部分公开2件，属于过程性信息1件，不掌握相关信息3件。'),
    [],
  ],
  ['two groups are examples', one('答复信息公开申请21件，其中予以公开5件，部分公开2件。'), []],
  [
    'but more than the total is too many',
    one('答复信息公开申请5件，其中予以公开4件，部分公开2件。'),
    ['5 for 6'],
  ],
  ['no total is not assessable', one('申请中予以公开5件，部分公开2件，无法提供1件。'), []],
]);
