import type { Observation } from '../../findings/describe.ts';
import { APPLICANT_COLUMNS, type ColumnDeclaration } from '../../forms/table-rows.ts';
import { comparableLastYear } from '../comparable-last-year.ts';
import type { ContextRule, ReportInContext } from '../rule.ts';
import { valueOf } from '../value-of.ts';

/** X-CARRY: 上年结转 is last year's 结转下年度继续办理, for each kind of applicant and in total. */
export const X_CARRY: ContextRule = {
  code: 'X-CARRY',
  depends: 'context',
  check: (report) => {
    const last = comparableLastYear(report);
    if (!last) return 'not-assessable';
    const columns = APPLICANT_COLUMNS.flatMap((column) => {
      const expected = last.value(`t3_carried_out__${column.code}`);
      const actual = valueOf(report, `t3_carried_in__${column.code}`);
      return expected === undefined || actual === undefined ? [] : [{ column, expected, actual }];
    });
    if (columns.length === 0) return 'not-assessable';
    return columns.filter(({ expected, actual }) => expected !== actual).map((one) => broken(report, one));
  },
};

interface Broken {
  readonly column: ColumnDeclaration;
  readonly expected: number;
  readonly actual: number;
}

function broken(report: ReportInContext, { column, expected, actual }: Broken): Observation {
  const position = report.form.positionOf.get(`t3_carried_in__${column.code}`) ?? -1;
  return {
    code: 'X-CARRY',
    at: [report.place(position)],
    expected: String(expected),
    actual: String(actual),
    difference: String(actual - expected),
    facts: {
      name: column.zh,
      nameEn: column.en,
      lastYear: String(report.year - 1),
      difference: String(Math.abs(actual - expected)),
    },
  };
}
