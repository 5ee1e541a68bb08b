import type { Observation } from '../findings/describe.ts';
import { placeAt } from './cell-address.ts';
import { columnOf } from './header-names.ts';
import { isPlainNumber } from './number.ts';
import { isBlankRow } from './parse-rows.ts';
import { readYear } from './read-year.ts';

/** Why a row of a table is no record. */
export type SkipReason = 'blank' | 'repeated-header' | 'note';

const NOTE =
  /^\s*(合\s*计|总\s*计|小\s*计|注\s*[:：]|备\s*注|说\s*明|填表|制表|审核|单位负责人|联系电话|total\b|note)/i;
const NUMBER = /^\s*[0-9０-９]+\s*$/;
/** A note has a number or two; a report with a damaged id has two hundred. */
const NUMBERS_OF_A_RECORD = 10;

/**
 * Whether a row below the header is a blank one, the header again, or a total or note. A row with a year and many
 * numbers is a report whatever stands in its id: it must be judged, and rejected by name, never skipped.
 */
export function skipReason(
  row: readonly string[],
  columns: ReadonlyMap<string, number>,
): SkipReason | undefined {
  if (isBlankRow(row)) return 'blank';
  if (isRecord(row, columns)) return undefined;
  const id = row[columns.get('org_id') ?? 0] ?? '';
  if (columnOf(id) === 'org_id') return 'repeated-header';
  const text = id.trim() === '' ? (row.find((cell) => cell.trim() !== '') ?? '') : id;
  return NOTE.test(text) ? 'note' : undefined;
}

/** What the sender is told of a skipped row; nothing of a blank one. */
export function skipObservations(reason: SkipReason, row: readonly string[], index: number): Observation[] {
  if (reason === 'blank') return [];
  if (reason === 'repeated-header') return [{ code: 'repeated-header', at: [placeAt(index + 1, 1)] }];
  return [{ code: 'note-row', at: [placeAt(index + 1, 1, row.join(' ').trim())] }];
}

function isRecord(row: readonly string[], columns: ReadonlyMap<string, number>): boolean {
  const year = readYear(row[columns.get('year') ?? -1] ?? '');
  if ('problem' in year) return false;
  let numbers = 0;
  for (const cell of row)
    if ((isPlainNumber(cell) || NUMBER.test(cell)) && ++numbers === NUMBERS_OF_A_RECORD) return true;
  return false;
}
