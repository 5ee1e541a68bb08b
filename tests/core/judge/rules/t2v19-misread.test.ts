import { ruleCases } from './rule-cases.ts';

const cells = (before: string, change: string, decisions: string) => ({
  form: '2019' as const,
  cells: {
    t2_licensing__items_prev: before,
    t2_licensing__items_change: change,
    t2_licensing__decisions: decisions,
  },
});

ruleCases('T2V19-MISREAD', [
  ['1215 - 35 = 1180', cells('1215', '-35', '1180'), ['1180']],
  ['the change in words', cells('8', '增10', '18'), ['18']],
  ['a decrease in words', cells('8', '减少3', '5'), ['5']],
  ['real decisions', cells('8', '1', '24'), []],
  ['no change says nothing', cells('5', '0', '5'), []],
  ['a change that can’t be read is not assessable', cells('43', '+(0) -(0)', '43'), []],
  ['all zero', cells('0', '0', '0'), []],
]);
