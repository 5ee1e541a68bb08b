import { ruleCases } from './rule-cases.ts';

ruleCases('T3-BLANKTOTAL', [
  ['applicants without a total', { cells: { t3_granted__total: '' } }, ['t3_granted__total']],
  ['a word in the total is another finding', { cells: { t3_granted__total: '3件' } }, []],
  [
    'several rows make one finding',
    { cells: { t3_granted__total: '', t3_partial__total: '' } },
    ['t3_granted__total'],
  ],
  ['a total of another kind of row', { cells: { t3_new_received__total: '' } }, []],
  ['sound', {}, []],
]);
