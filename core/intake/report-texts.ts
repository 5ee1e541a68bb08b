import type { DraftCell, DraftReport, TextField } from './draft.ts';

/** The free texts and remarks of a report: what every layout has beside who, when and the numbers. */
export type ReportTexts = Pick<DraftReport, 'texts' | 'explanations' | 'basedOnRevision' | 'withdrawn'>;

const TEXT_FIELDS: readonly TextField[] = ['section_1', 'section_5', 'section_6', 'correction_reason'];
/** The names of all of them but explanations. */
export const TEXT_NAMES: readonly string[] = [...TEXT_FIELDS, 'based_on_revision', 'withdrawn'];
const NONE_WRITTEN: ReportTexts['texts'] = new Map();
const NO_EXPLANATIONS: ReportTexts['explanations'] = new Map();
/** Of a report that is numbers alone. */
export const NO_TEXTS: ReportTexts = {
  texts: NONE_WRITTEN,
  explanations: NO_EXPLANATIONS,
  basedOnRevision: undefined,
  withdrawn: undefined,
};
const EXPLAIN = 'explain:';

/** The names of explanations (`explain:{rule}`) among all names of a layout. */
export function explainedNames(names: Iterable<string>): readonly string[] {
  return [...names].filter((name) => name.startsWith(EXPLAIN));
}

/** Collects the texts that are written, from the names of explanations and the cell that each name has. */
export function textsOf(
  explained: readonly string[],
  cell: (name: string) => DraftCell | undefined,
): ReportTexts {
  const texts = TEXT_FIELDS.flatMap((field) => written(field, cell(field)));
  return {
    texts: texts.length === 0 ? NONE_WRITTEN : new Map(texts),
    explanations:
      explained.length === 0
        ? NO_EXPLANATIONS
        : new Map(explained.flatMap((name) => written(name.slice(EXPLAIN.length), cell(name)))),
    basedOnRevision: ifWritten(cell('based_on_revision')),
    withdrawn: ifWritten(cell('withdrawn')),
  };
}

function written<Name>(name: Name, cell: DraftCell | undefined): readonly (readonly [Name, DraftCell])[] {
  const found = ifWritten(cell);
  return found ? [[name, found]] : [];
}

function ifWritten(cell: DraftCell | undefined): DraftCell | undefined {
  return cell && cell.text.trim() !== '' ? cell : undefined;
}
