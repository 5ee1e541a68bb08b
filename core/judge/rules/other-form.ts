import type { Observation } from '../../findings/describe.ts';
import { draftPlace } from '../draft-place.ts';
import { itemsOnlyIn } from '../form-used.ts';
import type { FileRule } from '../rule.ts';

/** Cells that are filled in but belong to the form that the report does not use: nothing is dropped unsaid. */
export const OTHER_FORM: FileRule = {
  code: 'other-form',
  depends: 'file',
  check: ({ draft, form, year }) => {
    const items = itemsOnlyIn(form.id === '2019' ? '2021' : '2019');
    const texts = draft.textsIn(items);
    if (texts.length === 0) return [];
    return items.flatMap((item, at): Observation[] => {
      if ((texts[at] ?? '').trim() === '') return [];
      const cell = draft.cell(item.code);
      if (!cell) return [];
      const facts = {
        name: `${item.zhRow}·${item.zhColumn}`,
        nameEn: item.en,
        form: form.id,
        year: String(year ?? ''),
      };
      return [{ code: 'other-form', at: [{ ...draftPlace(cell), code: item.code }], facts }];
    });
  },
};
