import { ruleCases } from './rule-cases.ts';

const licences = (now: string, before: string) => ({
  cells: { t2_licensing__decisions: now },
  lastYear: { cells: { t2_licensing__decisions: before } },
});
const fees = (now: string, before: string) => ({
  cells: { t2_fees__amount_wan: now },
  lastYear: { cells: { t2_fees__amount_wan: before } },
});

ruleCases('O-OUTLIER', [
  ['five times', licences('500', '100'), ['500 for 100']],
  ['a fifth', licences('100', '500'), ['100 for 500']],
  ['less than five times', licences('499', '100'), []],
  ['small numbers swing', licences('99', '1'), []],
  ['from many to none', licences('0', '150'), ['0 for 150']],
  ['a slip of the unit is told by its own rule', fees('125000', '12.5'), []],
  ['money that jumped', fees('1250', '12.5'), ['1250 for 12.5']],
  ['no report of last year is not assessable', { cells: { t2_licensing__decisions: '500' } }, []],
]);
