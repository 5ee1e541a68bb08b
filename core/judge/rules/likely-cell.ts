import type { Observation } from '../../findings/describe.ts';
import { locateCell } from '../locate-cell.ts';
import type { FileRule, Subject } from '../rule.ts';

const TABLES = [
  [3, '三'],
  [4, '四'],
] as const;

/** When relations of a table fail and one cell alone would mend them all: that cell, with its exact value. */
export const LIKELY_CELL: FileRule = {
  code: 'likely-cell',
  depends: 'file',
  reads: 'failed-relations',
  check: (subject) => TABLES.flatMap(([table, zh]) => hint(subject, table, zh)),
};

function hint(subject: Subject, table: 3 | 4, zh: string): readonly Observation[] {
  const located = locateCell(subject.form, table, subject.values);
  const item = located && subject.form.items[located.position];
  if (!located || !item) return [];
  const facts = {
    table: zh,
    tableEn: String(table),
    name: `${item.zhRow}·${item.zhColumn}`,
    nameEn: item.en,
  };
  const actual = subject.values[located.position] ?? '';
  return [
    { code: 'likely-cell', at: [subject.place(located.position)], expected: located.value, actual, facts },
  ];
}
