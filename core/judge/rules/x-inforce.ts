import { comparableLastYear } from '../comparable-last-year.ts';
import type { ContextRule } from '../rule.ts';
import { valueOf } from '../value-of.ts';

const ROWS = [
  { code: 'regulations', zh: '规章', en: 'rules' },
  { code: 'normative_docs', zh: '行政规范性文件', en: 'normative documents' },
];

/** X-INFORCE: 现行有效 is last year's, plus 制发, less 废止; from the pair 2021 and 2022 on. */
export const X_INFORCE: ContextRule = {
  code: 'X-INFORCE',
  depends: 'context',
  check: (report) => {
    const last = comparableLastYear(report);
    if (!last) return 'not-assessable';
    const rows = ROWS.flatMap((row) => {
      const [before, issued, repealed, actual] = [
        last.value(`t2_${row.code}__in_force`),
        ...['issued', 'repealed', 'in_force'].map((column) => valueOf(report, `t2_${row.code}__${column}`)),
      ];
      if (before === undefined || issued === undefined || repealed === undefined || actual === undefined)
        return [];
      return [{ row, before, issued, repealed, actual, expected: before + issued - repealed }];
    });
    if (rows.length === 0) return 'not-assessable';
    return rows
      .filter(({ expected, actual }) => expected !== actual)
      .map(({ row, before, issued, repealed, actual, expected }) => ({
        code: 'X-INFORCE',
        at: [report.place(report.form.positionOf.get(`t2_${row.code}__in_force`) ?? -1)],
        expected: String(expected),
        actual: String(actual),
        difference: String(actual - expected),
        facts: {
          name: row.zh,
          nameEn: row.en,
          before: String(before),
          issued: String(issued),
          repealed: String(repealed),
          difference: String(Math.abs(actual - expected)),
        },
      }));
  },
};
