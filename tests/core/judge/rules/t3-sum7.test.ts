import { ruleCases } from './rule-cases.ts';

ruleCases('T3-SUM7', [
  [
    'a part too many',
    { cells: { t3_partial__natural: '1', t3_partial__total: '1' } },
    ['3 for 4', '3 for 4'],
  ],
  [
    'the 2019 form has one row of other handling',
    { form: '2019', cells: { t3_other_processing__natural: '1', t3_other_processing__total: '1' } },
    ['3 for 4', '3 for 4'],
  ],
  ['sound', {}, []],
]);
