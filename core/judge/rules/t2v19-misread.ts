import { PROACTIVE_ROWS } from '../../forms/table-rows.ts';
import { valueOf } from '../value-of.ts';
import type { FileRule, Subject } from '../rule.ts';

const ROWS = PROACTIVE_ROWS.filter(
  ({ form, columns }) => form === '2019' && columns.some(({ code }) => code === 'decisions'),
).map((row) => ({
  row,
  codes: ['items_prev', 'items_change', 'decisions'].map((column) => `t2_${row.code}__${column}`),
}));
/** 增10, 减少3: the change in words, as it is written in number cells all the same. */
const CHANGE = /^(增加?|减少?|\+|-)\s*([0-9]{1,9})$/;

/** T2V19-MISREAD: 处理决定数量 counts decisions; where it is 上一年项目数量 + 本年增/减, items were written instead. */
export const T2V19_MISREAD: FileRule = {
  code: 'T2V19-MISREAD',
  depends: 'file',
  reads: 'items-of-2019',
  check: (subject) =>
    ROWS.flatMap(({ row, codes }) => {
      const [before, decisions] = [valueOf(subject, codes[0] ?? ''), valueOf(subject, codes[2] ?? '')];
      const change = changeOf(subject, codes[1] ?? '');
      if (before === undefined || decisions === undefined || change === undefined) return [];
      if (change === 0 || decisions === 0 || before + change !== decisions) return [];
      return [
        {
          code: 'T2V19-MISREAD',
          at: codes.map((code) => subject.place(subject.form.positionOf.get(code) ?? -1)),
          actual: String(decisions),
          facts: {
            name: row.zh,
            nameEn: row.columns.at(-1)?.en ?? '',
            before: String(before),
            change: String(change),
          },
        },
      ];
    }),
};

function changeOf(subject: Subject, code: string): number | undefined {
  const read = valueOf(subject, code);
  if (read !== undefined) return read;
  const [, sign = '', digits] = CHANGE.exec(subject.draft.cell(code)?.text.trim() ?? '') ?? [];
  if (digits === undefined) return undefined;
  return /^[减-]/.test(sign) ? -Number(digits) : Number(digits);
}
