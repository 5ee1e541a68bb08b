import type { DraftCell, DraftReport, TextField } from './draft.ts';

/** The free texts and remarks of a report: what every layout has beside who, when and the numbers. */
export type ReportTexts = Pick<DraftReport, 'texts' | 'explanations' | 'basedOnRevision' | 'withdrawn'>;

const TEXT_FIELDS: readonly TextField[] = ['section_1', 'section_5', 'section_6', 'correction_reason'];
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
  return {
    texts: new Map(TEXT_FIELDS.flatMap((field) => written(field, cell(field)))),
    explanations: new Map(explained.flatMap((name) => written(name.slice(EXPLAIN.length), cell(name)))),
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
