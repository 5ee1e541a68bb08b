import { ruleCases } from './rule-cases.ts';

const cells = (fresh: string, total: string) => ({
  form: '2019' as const,
  cells: { t2_normative_docs__disclosed_new: fresh, t2_normative_docs__disclosed_total: total },
});

ruleCases('T2V19-TOTAL', [
  ['less in total than new', cells('5', '4'), ['4 for 5']],
  ['equal', cells('5', '5'), []],
  ['a blank is not assessable', cells('5', ''), []],
  ['not in the 2021 form', {}, []],
]);
