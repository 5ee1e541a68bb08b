import { APPLICANT_COLUMNS } from '../../forms/table-rows.ts';
import { locateCarried } from '../locate-carried.ts';
import type { FileRule } from '../rule.ts';

/** When a wrong part has carried its formula totals along: the column that is meant, said honestly. */
export const LIKELY_COLUMN: FileRule = {
  code: 'likely-column',
  depends: 'file',
  reads: 'failed-relations',
  check: (subject) => {
    const located = locateCarried(subject.form, subject.values);
    if (!located || 'value' in located) return [];
    const column = APPLICANT_COLUMNS.find(({ code }) => code === located.column);
    const at = located.positions.map((position) => subject.place(position));
    const facts = {
      name: column?.zh ?? '',
      nameEn: column?.en ?? '',
      cells: `${at[0]?.cell}–${at.at(-1)?.cell}`,
      difference: String(Math.abs(located.difference)),
    };
    return [{ code: 'likely-column', at, difference: String(Math.abs(located.difference)), facts }];
  },
};
