import { APPLICANT_COLUMNS, REQUEST_ROWS } from '../../forms/table-rows.ts';
import { valueOf } from '../value-of.ts';
import type { FileRule, Subject } from '../rule.ts';

const NOT_A_RESULT = ['new_received', 'carried_in', 'result_total', 'carried_out'];

/** T3-BLANKTOTAL: a result row of table 三 that has numbers has its 总计 too. */
export const T3_BLANKTOTAL: FileRule = {
  code: 'T3-BLANKTOTAL',
  depends: 'file',
  reads: 'cells-without-number',
  check: (subject) => {
    const rows = REQUEST_ROWS.filter(({ code }) => !NOT_A_RESULT.includes(code)).filter(({ code }) =>
      lacksTotal(subject, code),
    );
    if (rows.length === 0) return [];
    const at = rows.map(({ code }) => subject.place(subject.form.positionOf.get(`t3_${code}__total`) ?? -1));
    const cells = at.map(({ cell }) => cell).join(', ');
    return [{ code: 'T3-BLANKTOTAL', at, facts: { cells, rows: String(rows.length) } }];
  },
};

function lacksTotal(subject: Subject, row: string): boolean {
  const total = `t3_${row}__total`;
  if (!subject.form.positionOf.has(total) || valueOf(subject, total) !== undefined) return false;
  if ((subject.draft.cell(total)?.text.trim() ?? '') !== '') return false;
  return APPLICANT_COLUMNS.some(({ code }) => valueOf(subject, `t3_${row}__${code}`) !== undefined);
}
