import type { Place } from '../findings/finding.ts';
import { placeAt } from '../intake/cell-address.ts';
import type { DraftCell, DraftReport } from '../intake/draft.ts';

/** The place of a cell that was read, with what stands there. */
export function draftPlace(cell: DraftCell): Place {
  return placeAt(cell.row, cell.column, cell.text);
}

/** Every free text of a report: sections, reason, explanations, the name. */
export function draftTexts(draft: DraftReport): readonly DraftCell[] {
  const name = draft.orgName ? [draft.orgName] : [];
  return [...name, ...draft.texts.values(), ...draft.explanations.values()];
}
