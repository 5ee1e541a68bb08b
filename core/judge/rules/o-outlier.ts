import type { Observation } from '../../findings/describe.ts';
import type { Item } from '../../forms/item.ts';
import { comparableLastYear } from '../comparable-last-year.ts';
import { isUnitSlip } from '../is-unit-slip.ts';
import type { ContextRule, ReportInContext } from '../rule.ts';
import { valueOf } from '../value-of.ts';

const FACTOR = 5;
/** Below this, five times as many is nothing to ask about. */
const FLOOR = 100;
const COLUMNS = ['decisions', 'amount_wan', 'in_force'];
const REQUESTS = ['t3_new_received__total', 't3_result_total__total'];

/** O-OUTLIER: a number is not five times last year's, nor a fifth, unless both are small. */
export const O_OUTLIER: ContextRule = {
  code: 'O-OUTLIER',
  depends: 'context',
  check: (report) => {
    const last = comparableLastYear(report);
    if (!last) return 'not-assessable';
    const pairs = report.form.items.filter(isCompared).flatMap((item) => {
      const [before, now] = [last.value(item.code), valueOf(report, item.code)];
      return before === undefined || now === undefined ? [] : [{ item, before, now }];
    });
    if (pairs.length === 0) return 'not-assessable';
    return pairs.filter(isFarOff).map((pair) => outlier(report, pair));
  },
};

/** Totals only: a single applicant's column swings by nature. */
function isCompared({ table, code, column }: Item): boolean {
  if (table === 2) return COLUMNS.includes(column);
  return table === 3 ? REQUESTS.includes(code) : column === 'total';
}

interface Pair {
  readonly item: Item;
  readonly before: number;
  readonly now: number;
}

function isFarOff({ item, before, now }: Pair): boolean {
  if (item.column === 'amount_wan' && isUnitSlip(before, now)) return false;
  const [small, big] = before < now ? [before, now] : [now, before];
  return big >= FLOOR && big >= small * FACTOR;
}

function outlier(report: ReportInContext, { item, before, now }: Pair): Observation {
  return {
    code: 'O-OUTLIER',
    at: [report.place(report.form.positionOf.get(item.code) ?? -1)],
    expected: String(before),
    actual: String(now),
    facts: { name: `${item.zhRow}·${item.zhColumn}`, nameEn: item.en },
  };
}
