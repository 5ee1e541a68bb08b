import { ORGANISATION_COLUMNS, type RegisterColumn } from '../datasets/organisation-columns.ts';
import { ROUND_COLUMNS } from '../datasets/round-columns.ts';
import type { Observation } from '../findings/describe.ts';
import { placeAt } from './cell-address.ts';
import type { DraftCell, DraftRow, LayoutRead } from './draft.ts';
import { foldLabel } from './fold-label.ts';
import { checkWidth, HEADER_WITHIN, readHeadings, skipAbove, type Headings } from './headings.ts';
import type { Rows } from './parse-rows.ts';
import { SkipCount } from './skip-count.ts';
import { skipObservations, skipReason } from './skip-reason.ts';
import type { Table } from './table.ts';

/** The tables that have a row a record, or a row a part of one. */
export type RegisterName = 'organisations' | 'rounds';

interface RegisterTable {
  readonly columns: readonly RegisterColumn[];
  /** By which headings it is known. */
  readonly knownBy: readonly string[];
  readonly names: ReadonlyMap<string, string>;
}

const TABLES: Readonly<Record<RegisterName, RegisterTable>> = {
  organisations: tableOf(ORGANISATION_COLUMNS, ['org_id', 'name_zh']),
  rounds: tableOf(ROUND_COLUMNS, ['year', 'entry']),
};
/** No known heading is longer. */
const LONGEST = 200;

function tableOf(columns: readonly RegisterColumn[], knownBy: readonly string[]): RegisterTable {
  const names = columns.flatMap(({ name, aliases }) =>
    [name, ...aliases].map((alias) => [foldLabel(alias), name] as const),
  );
  return { columns, knownBy, names: new Map(names) };
}

/** Where the header of a register stands (index of the row), or -1. */
export function findRegisterHeader(rows: Rows, name: RegisterName): number {
  const { knownBy, names } = TABLES[name];
  return rows.slice(0, HEADER_WITHIN).findIndex((row) => {
    const found = new Set(row.map((heading) => columnName(heading, names)));
    return knownBy.every((known) => found.has(known));
  });
}

/** Reads the register of organisations or the rounds: a row each, the columns in any order. */
export function readRegister(table: Table, header: number, name: RegisterName): LayoutRead {
  const { columns, names } = TABLES[name];
  const headings = readHeadings(table, header, (heading) => columnName(heading, names));
  const skipped = new SkipCount();
  const above = skipAbove(table, header, skipped);
  const observations = [...above, ...headings.observations, ...lackingColumns(columns, headings)];
  const drafts: DraftRow[] = [];
  for (let index = header + 1; index < table.length; index++) {
    const row = table.row(index);
    const reason = skipReason(row, headings.columns);
    if (reason === undefined) {
      drafts.push(draftOf(row, index + 1, headings));
    } else {
      skipped.add(reason);
      observations.push(...skipObservations(reason, row, index));
    }
  }
  return {
    observations,
    reports: [],
    organisations: name === 'organisations' ? drafts : [],
    rounds: name === 'rounds' ? drafts : [],
    header: 1,
    skipped: skipped.counts,
    isProse: () => false,
  };
}

function columnName(heading: string, names: RegisterTable['names']): string | undefined {
  return heading.length > LONGEST ? undefined : names.get(foldLabel(heading));
}

function lackingColumns(declared: readonly RegisterColumn[], { columns, header }: Headings): Observation[] {
  const lacking = declared.filter(({ name, required }) => required && !columns.has(name));
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
