import { isImpossibleDay } from '../datasets/calendar-day.ts';
import { regionOf } from '../forms/canonical-report.ts';
import { REGION_CODES, REGION_EDITION } from '../datasets/region-codes.ts';
import { MOST_ROUND_ENTRIES, roundIdOf } from '../datasets/round.ts';
import { ROUND_COLUMNS } from '../datasets/round-columns.ts';
import type { Observation } from '../findings/describe.ts';
import { harmless, placeAt } from '../intake/cell-address.ts';
import type { DraftRow } from '../intake/draft.ts';
import type { JudgeContext } from './context.ts';
import { draftPlace } from './draft-place.ts';
import { judgeCell, malformed } from './judge-cell.ts';
import { textOf } from './row-text.ts';

/** One round judged as a whole, from all of its rows; no id where a row does not say of which round it is. */
export interface JudgedRound {
  readonly rows: readonly DraftRow[];
  readonly roundId: string | undefined;
  readonly observations: readonly Observation[];
}

/** Judges the rows of a file of rounds: each by itself, then those of one year and area together. */
export function judgeRounds(rows: readonly DraftRow[], context: JudgeContext): readonly JudgedRound[] {
  const groups = Map.groupBy(rows, (row) => idOf(row) ?? row);
  return [...groups].map(([key, own]) => ({
    rows: own,
    roundId: typeof key === 'string' ? key : undefined,
    observations: [...own.flatMap((row) => judgeRow(row, context)), ...judgeTogether(own)],
  }));
}

function idOf(row: DraftRow): string | undefined {
  const sound = ['year', 'area'].every((name) => isSound(row, name));
  return sound && textOf(row, 'year') !== ''
    ? roundIdOf(Number(textOf(row, 'year')), textOf(row, 'area'))
    : undefined;
}

function isSound(row: DraftRow, name: string): boolean {
  const text = textOf(row, name);
  const shape = ROUND_COLUMNS.find((column) => column.name === name)?.shape;
  return text === '' || (shape?.test(text) ?? true);
}

function judgeRow(row: DraftRow, context: JudgeContext): readonly Observation[] {
  return [
    ...row.observations,
    ...ROUND_COLUMNS.flatMap((column) => judgeCell(column, row)),
    ...judgeWhat(row),
    ...judgeDeadline(row),
    ...judgeArea(row),
    ...judgeKnownRegion(row),
    ...judgeOrganisation(row, context),
    ...judgeSender(row, context),
  ];
}

const SCOPE = ['organisation', 'region', 'level', 'kind'] as const;

/** What an entry needs, and what has no place in it: a value that nobody reads would mislead its writer. */
function judgeWhat(row: DraftRow): readonly Observation[] {
  const entry = textOf(row, 'entry');
  if (entry === '' || !isSound(row, 'entry')) return [];
  const needed = { exclude: 'reason', deadline: 'deadline' }[entry];
  const stray = ['reason', 'deadline'].filter((name) => name !== needed && textOf(row, name) !== '');
  const everybody = entry === 'exclude' && SCOPE.every((name) => textOf(row, name) === '');
  return [
    ...(needed !== undefined && textOf(row, needed) === '' ? [fieldMissing(row, needed)] : []),
    ...stray.flatMap((name) => at(row, name, { code: 'round-field-unused', facts: { name, entry } })),
    ...(everybody ? at(row, 'entry', { code: 'round-excludes-everybody' }) : []),
  ];
}

function fieldMissing(row: DraftRow, name: string): Observation {
  const cell = row.cells.get(name);
  return { code: 'field-missing', at: [cell ? draftPlace(cell) : placeAt(row.row, 1)], facts: { name } };
}

/** A deadline is a day that exists, after the year that the reports speak of; one much later is doubted. */
function judgeDeadline(row: DraftRow): readonly Observation[] {
  const [day, year] = [textOf(row, 'deadline'), Number(textOf(row, 'year'))];
  if (!/^\d{4}-\d{2}-\d{2}$/.test(day)) return [];
  const column = ROUND_COLUMNS.find(({ name }) => name === 'deadline');
  const cell = row.cells.get('deadline');
  if (column && cell && isImpossibleDay(day)) return [malformed(column, cell)];
  const facts = { year: String(year) };
  if (day <= `${year}-12-31`) return at(row, 'deadline', { code: 'round-deadline-early', facts });
  return day > `${year + 1}-12-31` ? at(row, 'deadline', { code: 'round-deadline-late', facts }) : [];
}

/** Whom a row means lies inside the area of its round. */
function judgeArea(row: DraftRow): readonly Observation[] {
  const area = textOf(row, 'area');
  const outside = (['region', 'organisation'] as const).filter((name) => {
    const text = textOf(row, name);
    return text !== '' && isSound(row, name) && !text.startsWith(area);
  });
  return outside.flatMap((name) => at(row, name, { code: 'round-out-of-area', facts: { area } }));
}

function judgeKnownRegion(row: DraftRow): readonly Observation[] {
  const unknown = (['area', 'region'] as const).filter((name) => {
    const text = textOf(row, name);
    return text !== '' && isSound(row, name) && !isKnown(text);
  });
  return unknown.flatMap((name) =>
    at(row, name, { code: 'unknown-region', facts: { edition: REGION_EDITION } }),
  );
}

/** Ministries have the region 000000, which no list of regions holds. */
function isKnown(region: string): boolean {
  return '000000'.startsWith(region) || REGION_CODES.has(region.padEnd(6, '0'));
}

/** An organisation that a row names stands in the register, and in the region that the row names beside it. */
function judgeOrganisation(row: DraftRow, context: JudgeContext): readonly Observation[] {
  const id = textOf(row, 'organisation');
  if (id === '' || !isSound(row, 'organisation')) return [];
  const region = textOf(row, 'region');
  if (!regionOf(id).startsWith(region))
    return at(row, 'organisation', { code: 'round-out-of-area', facts: { area: region } });
  if (context.organisations.has(id)) return [];
  return at(row, 'organisation', { code: 'unknown-organisation', facts: { name: harmless(id) } });
}

/** Rounds are kept by the operators, as the register is. */
function judgeSender(row: DraftRow, { upload }: JudgeContext): readonly Observation[] {
  if (upload.sender === undefined) return [];
  const facts = { sender: upload.sender, name: harmless(textOf(row, 'year')) };
  return [{ code: 'sender-not-allowed', at: [placeAt(row.row, 1)], facts }];
}

/** Entries of one kind about the same scope contradict each other or say a thing twice. */
function judgeTogether(rows: readonly DraftRow[]): readonly Observation[] {
  const first = rows[0];
  if (first !== undefined && rows.length > MOST_ROUND_ENTRIES) {
    const facts = { rows: String(rows.length), limit: String(MOST_ROUND_ENTRIES) };
    return [{ code: 'round-too-large', at: [placeAt(first.row, 1)], facts }];
  }
  const same = Map.groupBy(rows, (row) => ['entry', ...SCOPE].map((name) => textOf(row, name)).join('|'));
  return [...same.values()].flatMap(([, ...again]) =>
    again.map(({ row }): Observation => ({ code: 'round-entry-twice', at: [placeAt(row, 1)] })),
  );
}

function at(row: DraftRow, name: string, seen: Omit<Observation, 'at'>): readonly Observation[] {
  const cell = row.cells.get(name);
  return cell === undefined ? [] : [{ ...seen, at: [draftPlace(cell)] }];
}
