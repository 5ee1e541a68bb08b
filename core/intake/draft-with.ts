import type { DraftReport } from './draft.ts';

/** A draft with some of its parts replaced. A layout's own drafts are objects with a memory, which a spread would lose. */
export function draftWith(draft: DraftReport, changes: Partial<DraftReport>): DraftReport {
  const { orgId, year, orgName, texts, explanations, basedOnRevision, withdrawn } = draft;
  const { lacking, rows, observations, imported } = draft;
  return {
    orgId,
    year,
    orgName,
    texts,
    explanations,
    basedOnRevision,
    withdrawn,
    lacking,
    rows,
    observations,
    ...(imported && { imported }),
    cell: (code) => draft.cell(code),
    textsIn: (items) => draft.textsIn(items),
    ...changes,
  };
}
