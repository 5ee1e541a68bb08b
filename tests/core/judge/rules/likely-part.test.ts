import { ruleCases } from './rule-cases.ts';

ruleCases('likely-part', [
  [
    'only the column sum is a formula',
    { cells: { t3_granted__natural: '5', t3_result_total__natural: '5' } },
    ['5 for 3'],
  ],
  [
    'the typed result total with its row total a formula',
    { cells: { t3_result_total__natural: '5', t3_result_total__total: '5' } },
    ['5 for 3'],
  ],
  ['one part alone is told by its own rule', { cells: { t3_granted__natural: '5' } }, []],
  ['sound', {}, []],
]);
