import { PROACTIVE_ROWS } from '../../forms/table-rows.ts';
import { numberOf } from '../value-of.ts';
import type { FileRule } from '../rule.ts';

const ROWS = ['regulations', 'normative_docs'].map((row) => ({
  row,
  codes: [`t2_${row}__issued`, `t2_${row}__repealed`, `t2_${row}__in_force`],
})) satisfies readonly { readonly row: string; readonly codes: readonly [string, string, string] }[];

/** T2-FLOOR: 现行有效 is at least 制发 less 废止, because the stock before the year was not below zero. */
export const T2_FLOOR: FileRule = {
  code: 'T2-FLOOR',
  depends: 'file',
  check: (subject) =>
    ROWS.flatMap(({ row, codes }) => {
      const [issuedCode, repealedCode, inForceCode] = codes;
      const issued = numberOf(subject, issuedCode);
      const repealed = numberOf(subject, repealedCode);
      const inForce = numberOf(subject, inForceCode);
      if (issued === undefined || repealed === undefined || inForce === undefined) return [];
      if (inForce >= issued - repealed) return [];
      const name = PROACTIVE_ROWS.find(({ code, form }) => code === row && form === '2021')?.zh ?? '';
      return [
        {
          code: 'T2-FLOOR',
          at: codes.map((code) => subject.place(subject.form.positionOf.get(code) ?? -1)),
          expected: String(issued - repealed),
          actual: String(inForce),
          difference: String(inForce - issued + repealed),
          facts: {
            name,
            nameEn: row === 'regulations' ? 'rules' : 'normative documents',
            issued: String(issued),
            repealed: String(repealed),
          },
        },
      ];
    }),
};
