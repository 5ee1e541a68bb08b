import { ruleCases } from './rule-cases.ts';

ruleCases('P-FORM', [
  ['the form of the year', {}, []],
  ['the 2019 form in its time', { form: '2019', year: 2020 }, []],
  [
    'the superseded form',
    { form: '2019', year: 2023, cells: { t2_licensing__items_prev: '1' } },
    ['2019 for 2021'],
  ],
  [
    'the new form before its time',
    { form: '2021', year: 2020, cells: { t2_normative_docs__in_force: '1' } },
    ['2021 for 2019'],
  ],
]);
