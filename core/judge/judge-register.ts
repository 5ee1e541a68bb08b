import { ORGANISATION_COLUMNS, type RegisterColumn } from '../datasets/organisation-columns.ts';
import type { Observation } from '../findings/describe.ts';
import { harmless, placeAt } from '../intake/cell-address.ts';
import type { DraftCell, DraftRow } from '../intake/draft.ts';
import { INVISIBLE } from '../intake/invisible.ts';
import type { JudgeContext } from './context.ts';
import { draftPlace } from './draft-place.ts';

/** One row of the register judged; `orgId` when the row names a well-formed one. */
export interface JudgedRow {
  readonly row: DraftRow;
  readonly orgId: string | undefined;
  readonly observations: readonly Observation[];
}

/** Judges the rows of a register together: shapes, dates, parents that exist here or in the register, no id twice. */
export function judgeRegister(rows: readonly DraftRow[], context: JudgeContext): readonly JudgedRow[] {
  const ids = rows.map((row) => idOf(row));
  const times = new Map<string, number>();
  for (const id of ids) if (id !== undefined) times.set(id, (times.get(id) ?? 0) + 1);
  return rows.map((row, index) => {
    const orgId = ids[index];
    const observations = [
      ...row.observations,
      ...ORGANISATION_COLUMNS.flatMap((column) => judgeCell(column, row)),
      ...judgeRegion(row, orgId),
      ...judgeDates(row),
      ...judgeParent(row, times, context),
      ...judgeSender(row, context),
      ...(orgId !== undefined && (times.get(orgId) ?? 0) > 1 ? [twice(row, orgId)] : []),
    ];
    return { row, orgId, observations };
  });
}

function idOf(row: DraftRow): string | undefined {
  const text = textOf(row, 'org_id');
  const [column] = ORGANISATION_COLUMNS;
  return column?.shape?.test(text) ? text : undefined;
}

function judgeCell(column: RegisterColumn, row: DraftRow): readonly Observation[] {
  const cell = row.cells.get(column.name);
  if (!cell) return [];
  const text = cell.text.trim();
  const at = [draftPlace(cell)];
  if (text === '')
    return column.required ? [{ code: 'field-missing', at, facts: { name: column.name } }] : [];
  if (INVISIBLE.test(text)) return [{ code: 'invisible-character', at }];
  if (column.shape && !column.shape.test(text)) return [malformed(column, cell)];
  return [];
}

function malformed({ name, hint }: RegisterColumn, cell: DraftCell): Observation {
  return { code: 'field-malformed', at: [draftPlace(cell)], facts: { name, hint: hint[0], hintEn: hint[1] } };
}

/** The region is the one inside the id: it decides the shard and is frozen for life. */
function judgeRegion(row: DraftRow, orgId: string | undefined): readonly Observation[] {
  const region = textOf(row, 'region');
  if (orgId === undefined || region === '' || orgId.startsWith(`${region}-`)) return [];
  return columnFinding(row, 'region');
}

/** Dates exist in the calendar, and the last one is not before the first. */
function judgeDates(row: DraftRow): readonly Observation[] {
  const [from, to] = [textOf(row, 'valid_from'), textOf(row, 'valid_to')];
  const wrong = ['valid_from', 'valid_to'].filter((name) => isImpossible(textOf(row, name)));
  if (wrong.length > 0) return wrong.flatMap((name) => columnFinding(row, name));
  return to !== '' && to < from ? columnFinding(row, 'valid_to') : [];
}

/** Whether a text of a date's shape names a day that no calendar has, such as 2021-02-30. */
function isImpossible(text: string): boolean {
  const [year, month, day] = text.split('-').map(Number);
  if (year === undefined || month === undefined || day === undefined || text.length !== 10) return false;
  return new Date(Date.UTC(year, month - 1, day)).getUTCDate() !== day;
}

function columnFinding(row: DraftRow, name: string): readonly Observation[] {
  const column = ORGANISATION_COLUMNS.find((candidate) => candidate.name === name);
  const cell = row.cells.get(name);
  return column && cell ? [malformed(column, cell)] : [];
}

function judgeParent(
  row: DraftRow,
  inFile: ReadonlyMap<string, number>,
  context: JudgeContext,
): readonly Observation[] {
  const parent = textOf(row, 'parent');
  const cell = row.cells.get('parent');
  if (!cell || parent === '' || inFile.has(parent) || context.organisations.has(parent)) return [];
  return [{ code: 'unknown-organisation', at: [draftPlace(cell)], facts: { name: harmless(parent) } }];
}

/** The register is kept by the operators: a sender's own folder can't change it. */
function judgeSender(row: DraftRow, { upload }: JudgeContext): readonly Observation[] {
  if (upload.sender === undefined) return [];
  const facts = { sender: upload.sender, name: harmless(textOf(row, 'org_id')) };
  return [{ code: 'sender-not-allowed', at: [placeAt(row.row, 1)], facts }];
}

function twice(row: DraftRow, orgId: string): Observation {
  return { code: 'organisation-twice', at: [placeAt(row.row, 1)], facts: { name: orgId } };
}

/** The trimmed text of a column, empty where the row has none. */
export function textOf(row: DraftRow, name: string): string {
  return row.cells.get(name)?.text.trim() ?? '';
}
