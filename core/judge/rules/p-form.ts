import { formOfYear } from '../../forms/form.ts';
import { draftPlace } from '../draft-place.ts';
import type { FileRule } from '../rule.ts';

/** P-FORM: the form that is prescribed for the year: the 2019 form for 2019 and 2020, the 2021 form since. */
export const P_FORM: FileRule = {
  code: 'P-FORM',
  depends: 'file',
  check: ({ draft, year, form }) => {
    const prescribed = year === undefined ? undefined : formOfYear(year);
    if (!prescribed || prescribed.id === form.id) return [];
    return [
      {
        code: 'P-FORM',
        at: [draftPlace(draft.year)],
        expected: prescribed.id,
        actual: form.id,
        facts: { year: String(year), basis: prescribed.basis },
      },
    ];
  },
};
