import { ruleCases } from './rule-cases.ts';

ruleCases('T3-ROW', [
  [
    'a total too high',
    { cells: { t3_carried_in__total: '1', t3_carried_out__total: '1' } },
    ['1 for 0', '1 for 0'],
  ],
  ['sound', {}, []],
]);
