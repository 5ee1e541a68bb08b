import { FORM_2021 } from '../../../../core/forms/form.ts';
import { ruleCases } from './rule-cases.ts';

const ZEROS = Object.fromEntries(FORM_2021.items.map(({ code }) => [code, '0']));

ruleCases('O-ZERO', [
  ['nothing but zeros', { cells: ZEROS }, ['419001-example']],
  [
    'an amount of 0 with its decimals',
    { cells: { ...ZEROS, t2_fees__amount_wan: '0.00' } },
    ['419001-example'],
  ],
  ['one number above 0', { cells: { ...ZEROS, t2_licensing__decisions: '1' } }, []],
  ['a blank is no zero', { cells: { ...ZEROS, t2_licensing__decisions: '' } }, []],
]);
