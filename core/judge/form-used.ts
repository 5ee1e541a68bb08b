import { FORM_2019, FORM_2021, type Form } from '../forms/form.ts';
import type { Item } from '../forms/item.ts';
import type { FormId } from '../forms/table-rows.ts';
import type { DraftReport } from '../intake/draft.ts';

/** The items that only one of the forms has: they tell which form a report really uses. */
const OWN_2019 = ownItems(FORM_2019, FORM_2021);
const OWN_2021 = ownItems(FORM_2021, FORM_2019);

/** The items that a form has and the other one has not. */
export function itemsOnlyIn(id: FormId): readonly Item[] {
  return id === '2019' ? OWN_2019 : OWN_2021;
}

/**
 * The form that a report really uses, by which form's own cells are filled in more; where that says nothing
 * (an empty report), the prescribed one, or the newest.
 */
export function formUsed(draft: DraftReport, prescribed: Form | undefined): Form {
  if (prescribed && countFilled(draft, prescribed === FORM_2021 ? OWN_2019 : OWN_2021) === 0)
    return prescribed;
  const older = countFilled(draft, OWN_2019);
  const newer = countFilled(draft, OWN_2021);
  if (older === newer) return prescribed ?? FORM_2021;
  return older > newer ? FORM_2019 : FORM_2021;
}

function ownItems(form: Form, other: Form): readonly Item[] {
  return form.items.filter(({ code }) => !other.positionOf.has(code));
}

function countFilled(draft: DraftReport, items: readonly Item[]): number {
  let filled = 0;
  for (const text of draft.textsIn(items)) if (text !== undefined && text.trim() !== '') filled++;
  return filled;
}
