import { ruleCases } from './rule-cases.ts';

ruleCases('T4-SUM', [
  ['reviews', { cells: { t4_review__upheld: '2', t4_review__total: '1' } }, ['1 for 2']],
  ['suits after review', { cells: { t4_suit_after_review__total: '1' } }, ['1 for 0']],
  ['sound', { cells: { t4_review__upheld: '2', t4_review__total: '2' } }, []],
]);
