import { ORGANISATION_COLUMNS } from '../datasets/organisation-columns.ts';
import type { Observation } from '../findings/describe.ts';
import { placeAt } from './cell-address.ts';
import type { DraftCell, DraftRow, LayoutRead } from './draft.ts';
import { foldLabel } from './fold-label.ts';
import { checkWidth, HEADER_WITHIN, readHeadings, skipAbove, type Headings } from './headings.ts';
import type { Rows } from './parse-rows.ts';
import { SkipCount } from './skip-count.ts';
import { skipObservations, skipReason } from './skip-reason.ts';

const NAMES: ReadonlyMap<string, string> = new Map(
  ORGANISATION_COLUMNS.flatMap(({ name, aliases }) =>
    [name, ...aliases].map((alias) => [foldLabel(alias), name] as const),
  ),
);
/** No known heading is longer. */
const LONGEST = 200;

/** Where the header of a register stands (index of the row), or -1. */
export function findRegisterHeader(rows: Rows): number {
  return rows.slice(0, HEADER_WITHIN).findIndex((row) => {
    const names = new Set(row.map(columnName));
    return names.has('org_id') && names.has('name_zh');
  });
}

/** Reads the register of organisations: a row each, the columns in any order. */
export function readRegister(rows: Rows, header: number): LayoutRead {
  const headings = readHeadings(rows, header, columnName);
  const skipped = new SkipCount();
  const above = skipAbove(rows, header, skipped);
  const observations = [...above, ...headings.observations, ...lackingColumns(headings)];
  const organisations: DraftRow[] = [];
  for (let index = header + 1; index < rows.length; index++) {
    const row = rows[index] ?? [];
    const reason = skipReason(row, headings.columns);
    if (reason === undefined) {
      organisations.push(draftOf(row, index + 1, headings));
    } else {
      skipped.add(reason);
      observations.push(...skipObservations(reason, row, index));
    }
  }
  return {
    observations,
    reports: [],
    organisations,
    header: 1,
    skipped: skipped.counts,
    isProse: () => false,
  };
}

function columnName(heading: string): string | undefined {
  return heading.length > LONGEST ? undefined : NAMES.get(foldLabel(heading));
}

function lackingColumns({ columns, header }: Headings): Observation[] {
  const lacking = ORGANISATION_COLUMNS.filter(({ name, required }) => required && !columns.has(name));
  const [first] = lacking;
  if (!first) return [];
  const facts = { count: String(lacking.length), name: first.name, label: first.aliases[0] ?? first.name };
  return [{ code: 'missing-column', at: [placeAt(header + 1, 1)], facts }];
}

function draftOf(row: readonly string[], number: number, headings: Headings): DraftRow {
  const cells = new Map<string, DraftCell>(
    [...headings.columns].map(([name, index]) => [
      name,
      { text: row[index] ?? '', row: number, column: index + 1 },
    ]),
  );
  return { row: number, cells, observations: checkWidth(row, number, headings) };
}
