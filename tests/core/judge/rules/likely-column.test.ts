import { ruleCases } from './rule-cases.ts';

ruleCases('likely-column', [
  [
    'every total a formula',
    {
      cells: {
        t3_granted__natural: '5',
        t3_granted__total: '5',
        t3_result_total__natural: '5',
        t3_result_total__total: '5',
      },
    },
    ['t3_new_received__natural'],
  ],
  ['sound', {}, []],
]);
