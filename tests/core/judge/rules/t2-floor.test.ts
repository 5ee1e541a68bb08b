import { ruleCases } from './rule-cases.ts';

const cells = (issued: string, repealed: string, inForce: string, row = 'normative_docs') => ({
  cells: {
    [`t2_${row}__issued`]: issued,
    [`t2_${row}__repealed`]: repealed,
    [`t2_${row}__in_force`]: inForce,
  },
});

ruleCases('T2-FLOOR', [
  ['issued, none repealed, none in force', cells('1', '0', '0'), ['0 for 1']],
  ['just enough', cells('5', '2', '3'), []],
  ['more repealed than issued', cells('18', '32', '219'), []],
  ['rules as well as documents', cells('4', '1', '2', 'regulations'), ['2 for 3']],
  ['a blank is not assessable', cells('4', '', '0'), []],
  ['the 2019 form has no such cells', { form: '2019' }, []],
]);
