import type { Place } from '../findings/finding.ts';
import { placeAt } from '../intake/cell-address.ts';
import type { CellMark } from '../forms/canonical-report.ts';
import type { DraftCell, DraftReport } from '../intake/draft.ts';

/** The place of a cell that was read, with what stands there. */
export function draftPlace(cell: DraftCell): Place {
  return placeAt(cell.row, cell.column, cell.text);
}

/** What is published as it was printed: words in number cells, cells that the form does not have. */
export function printedTexts(
  draft: DraftReport,
  marks: Readonly<Record<string, CellMark>>,
): readonly DraftCell[] {
  if (!draft.imported) return [];
  const { raw, extras } = draft.imported;
  const codes = Object.keys(marks);
  const cells = codes.flatMap((code) => [draft.cell(code) ?? [], raw(code) ?? []]).flat();
  return [...cells, ...extras.flatMap(({ label, value }) => [label, value])];
}

const NONE: readonly DraftCell[] = [];

/** Every free text of a report: sections, reason, explanations, the name. */
export function draftTexts(draft: DraftReport): readonly DraftCell[] {
  const name = draft.orgName ? [draft.orgName] : NONE;
  if (draft.texts.size + draft.explanations.size === 0) return name;
  return [...name, ...draft.texts.values(), ...draft.explanations.values()];
}
