import { ruleCases } from './rule-cases.ts';

const cells = (made: string, fresh: string) => ({
  form: '2019' as const,
  cells: {
    t2_normative_docs__made_new: made,
    t2_normative_docs__disclosed_new: fresh,
    t2_normative_docs__disclosed_total: '99',
  },
});

ruleCases('T2V19-NEW', [
  ['made 34, disclosed 4', cells('34', '4'), ['4 for 34']],
  ['all disclosed', cells('4', '4'), []],
  ['older ones disclosed as well', cells('4', '9'), []],
  ['a blank is not assessable', cells('', '4'), []],
]);
