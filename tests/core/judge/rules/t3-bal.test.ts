import { ruleCases } from './rule-cases.ts';

ruleCases('T3-BAL', [
  [
    'one request too many',
    { cells: { t3_new_received__natural: '4', t3_new_received__total: '4' } },
    ['3 for 4', '3 for 4'],
  ],
  ['a column without its total', { cells: { t3_new_received__org_other: '1' } }, ['0 for 1']],
  ['a blank is not assessable', { cells: { t3_carried_out__natural: '' } }, []],
]);
