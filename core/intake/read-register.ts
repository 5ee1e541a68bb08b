import { ORGANISATION_COLUMNS } from '../datasets/organisation-columns.ts';
import type { Observation } from '../findings/describe.ts';
import { placeAt } from './cell-address.ts';
import type { DraftCell, DraftRow, LayoutRead } from './draft.ts';
import { foldLabel } from './fold-label.ts';
import { isBlankRow, type Rows } from './parse-rows.ts';
import { SkipCount } from './skip-count.ts';

const HEADER_WITHIN = 6;
const NAMES: ReadonlyMap<string, string> = new Map(
  ORGANISATION_COLUMNS.flatMap(({ name, aliases }) =>
    [name, ...aliases].map((alias) => [foldLabel(alias), name] as const),
  ),
);

/** Where the header of a register stands (index of the row), or -1. */
export function findRegisterHeader(rows: Rows): number {
  return rows.slice(0, HEADER_WITHIN).findIndex((row) => {
    const names = row.map((cell) => NAMES.get(foldLabel(cell)));
    return names.includes('org_id') && names.includes('name_zh');
  });
}

/** Reads the register of organisations: a row each, the columns in any order. */
export function readRegister(rows: Rows, header: number): LayoutRead {
  const columns = new Map<string, number>();
  const observations = [...readNames(rows, header, columns), ...lackingColumns(columns, header)];
  const skipped = new SkipCount();
  const organisations: DraftRow[] = [];
  rows.slice(0, header).forEach((row) => skipped.add(isBlankRow(row) ? 'blank' : 'above-header'));
  if (header > 0)
    observations.push({ code: 'rows-above-header', at: [placeAt(1, 1)], facts: { rows: String(header) } });
  rows.slice(header + 1).forEach((row, offset) => {
    if (isBlankRow(row)) skipped.add('blank');
    else organisations.push(draftOf(row, header + offset + 2, { columns, width: rows[header]?.length ?? 0 }));
  });
  return { observations, reports: [], organisations, header: 1, skipped: skipped.counts };
}

function readNames(rows: Rows, header: number, columns: Map<string, number>): Observation[] {
  return (rows[header] ?? []).flatMap((cell, index): Observation[] => {
    const at = [placeAt(header + 1, index + 1, cell)];
    const name = NAMES.get(foldLabel(cell));
    if (cell.trim() === '') return blankHeading(rows, header, index);
    if (name === undefined) return [{ code: 'unknown-column', at, facts: { name: at[0]?.value ?? '' } }];
    if (columns.has(name)) return [{ code: 'duplicate-column', at, facts: { name } }];
    columns.set(name, index);
    return [];
  });
}

function blankHeading(rows: Rows, header: number, index: number): Observation[] {
  const below = rows.findIndex((row, at) => at > header && (row[index] ?? '').trim() !== '');
  return below < 0
    ? []
    : [{ code: 'blank-header-with-data', at: [placeAt(below + 1, index + 1, rows[below]?.[index])] }];
}

function lackingColumns(columns: ReadonlyMap<string, number>, header: number): Observation[] {
  const lacking = ORGANISATION_COLUMNS.filter(({ name, required }) => required && !columns.has(name));
  const [first] = lacking;
  if (!first) return [];
  const facts = { count: String(lacking.length), name: first.name };
  return [{ code: 'missing-column', at: [placeAt(header + 1, 1)], facts }];
}

interface Shape {
  readonly columns: ReadonlyMap<string, number>;
  readonly width: number;
}

function draftOf(row: readonly string[], number: number, { columns, width }: Shape): DraftRow {
  const cells = new Map<string, DraftCell>(
    [...columns].map(([name, index]) => [name, { text: row[index] ?? '', row: number, column: index + 1 }]),
  );
  const ragged = row.length < width || row.slice(width).some((cell) => cell.trim() !== '');
  const observations: readonly Observation[] = ragged
    ? [
        {
          code: 'row-width',
          at: [placeAt(number, row.length)],
          expected: String(width),
          actual: String(row.length),
        },
      ]
    : [];
  return { row: number, cells, observations };
}
