import type { Observation } from '../../findings/describe.ts';
import { FORMS, type Form } from '../../forms/form.ts';
import type { DraftReport } from '../../intake/draft.ts';
import { draftPlace } from '../draft-place.ts';
import type { FileRule } from '../rule.ts';

/** Cells that are filled in but belong to the form that the report does not use: nothing is dropped unsaid. */
export const OTHER_FORM: FileRule = {
  code: 'other-form',
  depends: 'file',
  check: ({ draft, form, year }) =>
    FORMS.filter((other) => other !== form).flatMap((other) => filledOnlyIn(other, form, draft, year)),
};

function filledOnlyIn(
  other: Form,
  form: Form,
  draft: DraftReport,
  year: number | undefined,
): readonly Observation[] {
  return other.items.flatMap((item): Observation[] => {
    if (form.positionOf.has(item.code)) return [];
    const cell = draft.cell(item.code);
    if (!cell || cell.text.trim() === '') return [];
    const facts = {
      name: `${item.zhRow}·${item.zhColumn}`,
      nameEn: item.en,
      form: form.id,
      year: String(year ?? ''),
    };
    return [{ code: 'other-form', at: [{ ...draftPlace(cell), code: item.code }], facts }];
  });
}
