import { locateCarried } from '../locate-carried.ts';
import type { FileRule } from '../rule.ts';

/** When a wrong part has carried one formula total along and the rest gives it away: that part, and the total. */
export const LIKELY_PART: FileRule = {
  code: 'likely-part',
  depends: 'file',
  reads: 'failed-relations',
  check: (subject) => {
    const located = locateCarried(subject.form, subject.values);
    const item = located && 'value' in located ? subject.form.items[located.position] : undefined;
    if (!located || !('value' in located) || !item) return [];
    const totals = located.totals.map((position) => subject.place(position));
    return [
      {
        code: 'likely-part',
        at: [subject.place(located.position), ...totals],
        expected: located.value,
        actual: subject.values[located.position] ?? '',
        facts: {
          name: `${item.zhRow}·${item.zhColumn}`,
          nameEn: item.en,
          totals: totals.map(({ cell }) => cell).join(', '),
        },
      },
    ];
  },
};
