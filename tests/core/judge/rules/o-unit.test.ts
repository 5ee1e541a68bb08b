import { ruleCases } from './rule-cases.ts';

const fees = (now: string, before: string) => ({
  cells: { t2_fees__amount_wan: now },
  lastYear: { cells: { t2_fees__amount_wan: before } },
});

ruleCases('O-UNIT', [
  ['元 for 万元', fees('592372449', '59237.2449'), ['592372449 for 59237.2449']],
  ['mended after a year in 元', fees('12.5', '132000'), ['12.5 for 132000']],
  ['a hundredfold is no slip of the unit', fees('1250', '12.5'), []],
  ['from nothing', fees('12.5', '0'), []],
]);
