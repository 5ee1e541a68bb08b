import { ruleCases } from './rule-cases.ts';

const one = (text: string, cells = {}) => ({ sections: { one: text }, cells });

ruleCases('N-PCT', [
  ['30.61 % of 34430', one('新收政府信息公开申请34430件，其中予以公开10538件，占30.61%。'), []],
  ['a digit wrong', one('新收政府信息公开申请34430件，其中予以公开10538件，占31.61%。'), ['31.61 for 30.61']],
  ['a whole percentage is rounded', one('收到政府信息公开申请3件，其中网络申请2件，占67%。'), []],
  [
    'of the results, not of the requests',
    one('收到政府信息公开申请40件，答复信息公开申请20件，其中予以公开5件，占25%。'),
    [],
  ],
  ['growth is no share', one('收到政府信息公开申请3件，其中网络申请2件，同比增长50%。'), []],
  ['all done', one('收到信息公开申请件3件，办结率100%。'), []],
  [
    'not all done',
    one('收到信息公开申请件4件，办结率100%。', {
      t3_new_received__natural: '4',
      t3_new_received__total: '4',
      t3_carried_out__natural: '1',
      t3_carried_out__total: '1',
    }),
    ['100 for 75.00'],
  ],
]);
