import { comparableLastYear } from '../comparable-last-year.ts';
import { isUnitSlip } from '../is-unit-slip.ts';
import type { ContextRule } from '../rule.ts';
import { valueOf } from '../value-of.ts';

const FEES = 't2_fees__amount_wan';

/** O-UNIT: 行政事业性收费 is in 万元; about 10,000 times last year's, or a ten-thousandth, looks like 元. */
export const O_UNIT: ContextRule = {
  code: 'O-UNIT',
  depends: 'context',
  check: (report) => {
    const before = comparableLastYear(report)?.value(FEES);
    const now = valueOf(report, FEES);
    if (before === undefined || now === undefined) return 'not-assessable';
    if (!isUnitSlip(before, now)) return [];
    const at = [report.place(report.form.positionOf.get(FEES) ?? -1)];
    return [{ code: 'O-UNIT', at, expected: String(before), actual: String(now) }];
  },
};
