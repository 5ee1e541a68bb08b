import { ruleCases } from './rule-cases.ts';

ruleCases('likely-cell', [
  ['one part wrong', { cells: { t3_granted__natural: '5' } }, ['5 for 3']],
  ['a total wrong', { cells: { t3_new_received__total: '8' } }, ['8 for 3']],
  ['two cells wrong', { cells: { t3_granted__natural: '5', t3_partial__org_other: '2' } }, []],
  ['sound', {}, []],
]);
