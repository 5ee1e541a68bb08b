import { PROACTIVE_ROWS } from '../forms/table-rows.ts';
import type { FileRule, Subject } from './rule.ts';
import { valueOf } from './value-of.ts';

/** Two columns of table 二 of the 2019 form of which the one is never below the other. */
export interface AtLeast {
  readonly more: string;
  readonly less: string;
}

const ROWS = PROACTIVE_ROWS.filter(
  ({ code, form }) => form === '2019' && ['regulations', 'normative_docs'].includes(code),
);

/** A rule over 规章 and 规范性文件 of the 2019 form: one column is at least the other. */
export function atLeastRule(code: 'T2V19-TOTAL' | 'T2V19-NEW', columns: AtLeast): FileRule {
  const rows = ROWS.map((row) => ({
    row,
    codes: [columns.more, columns.less].map((column) => `t2_${row.code}__${column}`),
  }));
  return {
    code,
    depends: 'file',
    reads: 'items-of-2019',
    check: (subject) =>
      rows.flatMap(({ row, codes }) => {
        const [more, less] = codes.map((item) => valueOf(subject, item));
        if (more === undefined || less === undefined || more >= less) return [];
        const at = codes.map((item) => subject.place(positionIn(subject, item)));
        const facts = { name: row.zh, nameEn: row.code === 'regulations' ? 'rules' : 'normative documents' };
        return [
          { code, at, expected: String(less), actual: String(more), difference: String(more - less), facts },
        ];
      }),
  };
}

function positionIn({ form }: Subject, code: string): number {
  return form.positionOf.get(code) ?? -1;
}
