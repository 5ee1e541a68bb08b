import { FORM_2019, FORM_2021, type Form } from '../forms/form.ts';
import type { DraftReport } from '../intake/draft.ts';

/** The codes that only one of the forms has: they tell which form a report really uses. */
const OWN_2019 = ownCodes(FORM_2019, FORM_2021);
const OWN_2021 = ownCodes(FORM_2021, FORM_2019);

/**
 * The form that a report really uses, by which form's own cells are filled in more; where that says nothing
 * (an empty report), the prescribed one, or the newest.
 */
export function formUsed(draft: DraftReport, prescribed: Form | undefined): Form {
  const older = countFilled(draft, OWN_2019);
  const newer = countFilled(draft, OWN_2021);
  if (older === newer) return prescribed ?? FORM_2021;
  return older > newer ? FORM_2019 : FORM_2021;
}

function ownCodes(form: Form, other: Form): readonly string[] {
  return form.items.map(({ code }) => code).filter((code) => !other.positionOf.has(code));
}

function countFilled(draft: DraftReport, codes: readonly string[]): number {
  return codes.filter((code) => (draft.cell(code)?.text.trim() ?? '') !== '').length;
}
