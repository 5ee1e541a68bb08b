import { CREDIT_CODE, wrongChecks } from '../datasets/credit-code.ts';
import { isImpossibleDay } from '../datasets/calendar-day.ts';
import { parseFormerNames } from '../datasets/former-names.ts';
import { REGION_CODES, REGION_EDITION } from '../datasets/region-codes.ts';
import { ORGANISATION_COLUMNS } from '../datasets/organisation-columns.ts';
import type { Observation } from '../findings/describe.ts';
import { harmless, placeAt } from '../intake/cell-address.ts';
import type { DraftRow } from '../intake/draft.ts';
import type { JudgeContext } from './context.ts';
import { draftPlace } from './draft-place.ts';
import { judgeCell, malformed } from './judge-cell.ts';
import { textOf } from './row-text.ts';

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
      ...judgeKnownRegion(row),
      ...judgeCreditCode(row),
      ...judgeFormerNames(row),
      ...judgeEvent(row),
      ...judgeRelated(row, 'parent', { inFile: times, context }),
      ...judgeRelated(row, 'successor', { inFile: times, context }),
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

/** The region is the one inside the id: it decides the shard and is frozen for life. */
function judgeRegion(row: DraftRow, orgId: string | undefined): readonly Observation[] {
  const region = textOf(row, 'region');
  if (orgId === undefined || region === '' || orgId.startsWith(`${region}-`)) return [];
  return columnFinding(row, 'region');
}

/** Dates exist in the calendar, and the last one is not before the first. */
function judgeDates(row: DraftRow): readonly Observation[] {
  const [from, to] = [textOf(row, 'valid_from'), textOf(row, 'valid_to')];
  const wrong = ['valid_from', 'valid_to', 'event_date'].filter((name) => isImpossibleDay(textOf(row, name)));
  if (wrong.length > 0) return wrong.flatMap((name) => columnFinding(row, name));
  return to !== '' && to < from ? columnFinding(row, 'valid_to') : [];
}

function columnFinding(row: DraftRow, name: string): readonly Observation[] {
  const column = ORGANISATION_COLUMNS.find((candidate) => candidate.name === name);
  const cell = row.cells.get(name);
  return column && cell ? [malformed(column, cell)] : [];
}

interface Known {
  readonly inFile: ReadonlyMap<string, number>;
  readonly context: JudgeContext;
}

/** An organisation that a row names beside its own stands in the file or in the register. */
function judgeRelated(
  row: DraftRow,
  name: 'parent' | 'successor',
  { inFile, context }: Known,
): readonly Observation[] {
  const id = textOf(row, name);
  const cell = row.cells.get(name);
  if (!cell || id === '') return [];
  if (id === textOf(row, 'org_id')) return columnFinding(row, name);
  if (inFile.has(id) || context.organisations.has(id)) return [];
  return [{ code: 'unknown-organisation', at: [draftPlace(cell)], facts: { name: harmless(id) } }];
}

/** Regions of the reference list; a row that follows the list of another year is not held against this one. */
function judgeKnownRegion(row: DraftRow): readonly Observation[] {
  const [region, edition] = [textOf(row, 'region'), textOf(row, 'region_edition')];
  const cell = row.cells.get('region');
  const isOther = edition !== '' && edition !== REGION_EDITION;
  if (!cell || !/^\d{6}$/.test(region) || region === MINISTRIES || isOther || REGION_CODES.has(region))
    return [];
  return [{ code: 'unknown-region', at: [draftPlace(cell)], facts: { edition: REGION_EDITION } }];
}

/** The region of the bodies of the State Council. */
const MINISTRIES = '000000';

/** Each wrong check character, told with what the others ask for. */
function judgeCreditCode(row: DraftRow): readonly Observation[] {
  const cell = row.cells.get('credit_code');
  const code = textOf(row, 'credit_code');
  if (!cell || !CREDIT_CODE.test(code)) return [];
  return wrongChecks(code).map(({ position, expected }) => ({
    code: 'credit-code-check',
    at: [draftPlace(cell)],
    expected,
    actual: code[position - 1] ?? '',
    facts: { position: String(position) },
  }));
}

/** Each name with a day that the calendar has. */
function judgeFormerNames(row: DraftRow): readonly Observation[] {
  const names = parseFormerNames(textOf(row, 'former_names'));
  const isSound = names !== undefined && !names.some(({ until }) => isImpossibleDay(until));
  return isSound ? [] : columnFinding(row, 'former_names');
}

/** An event has its day, a day its event, and a merger names the organisation that took over. */
function judgeEvent(row: DraftRow): readonly Observation[] {
  const [event, date] = [textOf(row, 'event'), textOf(row, 'event_date')];
  const lacking = [
    ...(event !== '' && date === '' ? ['event_date'] : []),
    ...(event === '' && date !== '' ? ['event'] : []),
    ...(event === 'merge' && textOf(row, 'successor') === '' ? ['successor'] : []),
  ];
  return lacking.map((name) => {
    const cell = row.cells.get(name);
    const at = [cell ? draftPlace(cell) : placeAt(row.row, 1)];
    return { code: 'field-missing', at, facts: { name } };
  });
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
