import type { Observation } from '../findings/describe.ts';
import { CELL_STATUSES, type CellMark, type CellStatus } from '../forms/canonical-report.ts';
import type { Form } from '../forms/form.ts';
import type { Item } from '../forms/item.ts';
import { harmless, placeAt } from './cell-address.ts';
import { draftWith } from './draft-with.ts';
import type { DraftCell, DraftImport, DraftReport } from './draft.ts';
import { readNumber } from './number.ts';
import { typeCells, type TypedCells } from './type-cells.ts';

/** Cells of a report as it was published: what has no number has a mark that says why. */
export interface PublishedCells extends TypedCells {
  readonly marks: Readonly<Record<string, CellMark>>;
}

/** Signs by which a publisher says that a cell does not concern it; other signs for nothing are blanks. */
const NOT_APPLICABLE = new Set(['/', '／', 'n/a', 'na', '不适用']);

/**
 * Reads the cells of a report that is imported. The same is found as in a filing; a cell that the file does not have
 * is `missing`: it was not copied, and nobody knows what was published there.
 */
export function typePublishedCells(draft: DraftReport, form: Form, imported: DraftImport): PublishedCells {
  const typed = typeCells(draftWith(draft, { lacking: undefined }), form);
  const marks: Record<string, CellMark> = {};
  const observations = [...typed.observations];
  form.items.forEach((item, position) => {
    const seen = { item, cell: draft.cell(item.code), value: typed.values[position] ?? null };
    const mark = markOf(seen, imported);
    if (mark) marks[item.code] = mark;
    observations.push(...checkStatus(seen, imported, mark?.status ?? 'reported'));
  });
  const missing = form.items.filter(({ code }) => marks[code]?.status === 'missing');
  return {
    values: typed.values,
    observations: [...observations, ...missingCells(missing, draft, form)],
    marks,
  };
}

/** Told with the row at which the report begins: the file has no place for them. */
function missingCells(missing: readonly Item[], draft: DraftReport, form: Form): readonly Observation[] {
  const [first] = missing;
  if (!first) return [];
  const facts = {
    total: String(form.items.length),
    count: String(missing.length),
    name: first.code,
    label: `${first.zhRow}·${first.zhColumn}`,
  };
  return [{ code: 'cells-missing', at: [placeAt(draft.orgId.row, draft.orgId.column)], facts }];
}

interface SeenCell {
  readonly item: Item;
  readonly cell: DraftCell | undefined;
  readonly value: string | null;
}

/** Undefined for a plain number: a mark is only what is special. */
function markOf({ item, cell, value }: SeenCell, imported: DraftImport): CellMark | undefined {
  if (!cell) return { status: 'missing' };
  const raw = printedText(cell, imported.raw(item.code));
  if (value !== null) return raw === '' || raw === value ? undefined : { status: 'reported', raw };
  const status = readNumberProblem(raw, item) === 'CELL-BLANK' ? emptyStatus(item, raw, imported) : 'text';
  return raw === '' ? { status } : { status, raw };
}

/** Line breaks and spaces round a printed text are the table's, not the publisher's. */
function printedText(cell: DraftCell, raw: DraftCell | undefined): string {
  return (raw && !isEmpty(raw) ? raw : cell).text.trim();
}

function readNumberProblem(text: string, { kind }: Item): string | undefined {
  const read = readNumber(text, kind);
  return 'problem' in read ? read.problem : undefined;
}

/** The file's own word decides between blank and not applicable; a sign decides where there is none. */
function emptyStatus(item: Item, raw: string, imported: DraftImport): CellStatus {
  const said = statusIn(imported.status(item.code));
  if (said === 'blank' || said === 'not_applicable') return said;
  return NOT_APPLICABLE.has(raw.toLowerCase()) ? 'not_applicable' : 'blank';
}

/** The status column says what the cell shows, or is left blank. */
function checkStatus(
  { item, cell }: SeenCell,
  imported: DraftImport,
  shown: CellStatus,
): readonly Observation[] {
  const said = imported.status(item.code);
  if (!cell || !said || isEmpty(said)) return [];
  const at = [{ ...placeAt(said.row, said.column, said.text), code: item.code }];
  const status = statusIn(said);
  if (status === undefined || status === 'missing')
    return [{ code: 'field-malformed', at, facts: { name: 'status', ...STATUS_HINT } }];
  return status === shown ? [] : [{ code: 'status-contradicts', at, actual: harmless(cell.text.trim()) }];
}

const STATUS_HINT = {
  hint: '应为 reported、blank、not_applicable 或 text。',
  hintEn: 'One of reported, blank, not_applicable, text.',
} as const;

function statusIn(cell: DraftCell | undefined): CellStatus | undefined {
  const word = cell?.text.trim() ?? '';
  return CELL_STATUSES.find((status) => status === word);
}

function isEmpty({ text }: DraftCell): boolean {
  return text.trim() === '';
}
