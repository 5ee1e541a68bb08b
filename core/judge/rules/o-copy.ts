import { comparableLastYear } from '../comparable-last-year.ts';
import type { ContextRule } from '../rule.ts';

/** So many numbers above 0 don't come out the same twice by chance. */
const FEWEST = 5;

/** O-COPY: a report that repeats every number of last year's was perhaps sent again by mistake. */
export const O_COPY: ContextRule = {
  code: 'O-COPY',
  depends: 'context',
  check: (report) => {
    const last = comparableLastYear(report);
    if (!last || last.report.form !== report.form.id || report.values.length === 0) return 'not-assessable';
    const filled = report.values.filter((value) => value !== null && value !== '0').length;
    const isSame = report.values.every((value, position) => value === last.report.values[position]);
    if (!isSame || filled < FEWEST) return [];
    return [
      {
        code: 'O-COPY',
        at: [report.place(0)],
        facts: { lastYear: String(report.year - 1) },
      },
    ];
  },
};
