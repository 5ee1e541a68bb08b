import type { CanonicalReport } from '../forms/canonical-report.ts';
import { formById } from '../forms/form.ts';
import type { DraftCell, DraftReport } from '../intake/draft.ts';
import { textsByCode } from '../intake/texts-by-code.ts';

/** The row at which each text of such a draft is said to stand. */
export const SECTION_ROWS: ReadonlyMap<number, 'section_1' | 'section_5' | 'section_6'> = new Map([
  [1001, 'section_1'],
  [1005, 'section_5'],
  [1006, 'section_6'],
]);

/** A report that stands, as a file would have it, so that the rules can be run on it; its cells are nowhere. */
export function standingDraft(report: CanonicalReport): DraftReport {
  const { sections, explanations } = report;
  const { positionOf } = formById(report.form);
  const texts = [
    ['section_1', sections.one],
    ['section_5', sections.five],
    ['section_6', sections.six],
  ] as const;
  const cell = (code: string) => {
    const mark = report.marks[code];
    if (mark?.status === 'missing') return undefined;
    return cellOf(report.values[positionOf.get(code) ?? -1] ?? mark?.raw ?? '');
  };
  return {
    orgId: cellOf(report.orgId),
    year: cellOf(String(report.year)),
    orgName: undefined,
    cell,
    textsIn: textsByCode(cell),
    texts: new Map(
      texts.flatMap(([name, text]) => (text === undefined ? [] : [[name, textCell(name, text)]])),
    ),
    explanations: new Map(Object.entries(explanations).map(([rule, text]) => [rule, cellOf(text)])),
    basedOnRevision: undefined,
    withdrawn: undefined,
    lacking: undefined,
    rows: 0,
    observations: [],
    imported: { status: () => undefined, raw: () => undefined, provenance: new Map(), extras: [] },
  };
}

function textCell(name: string, text: string): DraftCell {
  const [row = 1] = [...SECTION_ROWS].find(([, section]) => section === name) ?? [];
  return { text, row, column: 1 };
}

function cellOf(text: string): DraftCell {
  return { text, row: 1, column: 1 };
}
