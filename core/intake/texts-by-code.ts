import type { DraftReport } from './draft.ts';

/** The texts of items looked up one by one, for layouts that keep their cells by code. */
export function textsByCode(cell: DraftReport['cell']): DraftReport['textsIn'] {
  return (items) => items.map(({ code }) => cell(code)?.text);
}
