import { FORMS } from '../forms/form.ts';
import type { Item } from '../forms/item.ts';
import type { DraftCell, DraftReport } from './draft.ts';
import type { Headings } from './headings.ts';
import { explainedNames, TEXT_NAMES } from './report-texts.ts';
import type { Table } from './table.ts';

/** What every row of a wide file is read by, worked out once. */
export interface WideFile {
  readonly table: Table;
  readonly headings: Headings;
  readonly lacking: DraftReport['lacking'];
  /** The items of the form that the file has whole, where it has one, and the indexes of their columns. */
  readonly items: readonly Item[] | undefined;
  readonly columns: readonly number[];
  /** Index of the column of each item, in their order, -1 where the file has none; undefined where it has none at all. */
  readonly columnsOf: (items: readonly Item[]) => readonly number[] | undefined;
  /** Whether it has the items of that form and no others. */
  readonly isOneForm: boolean;
  readonly explained: readonly string[];
  readonly hasTexts: boolean;
}

const CODES: ReadonlySet<string> = new Set(FORMS.flatMap((form) => form.items.map(({ code }) => code)));

/** Works out what the rows of a file have in common. */
export function wideFile(table: Table, headings: Headings, isComplete: boolean): WideFile {
  const columnsOf = columnFinder(headings);
  const items = FORMS.map((form) => form.items).find((all) => columnsOf(all)?.includes(-1) === false);
  const explained = explainedNames(headings.columns.keys());
  return {
    table,
    headings,
    lacking: isComplete ? 'missing-column' : undefined,
    items,
    columns: (items && columnsOf(items)) ?? [],
    columnsOf,
    isOneForm: [...headings.columns.keys()].filter((name) => CODES.has(name)).length === items?.length,
    explained,
    hasTexts: explained.length > 0 || TEXT_NAMES.some((name) => headings.columns.has(name)),
  };
}

/** Looks the columns of a list of items up once for all rows. */
function columnFinder({ columns }: Headings): WideFile['columnsOf'] {
  const found = new Map<readonly Item[], readonly number[] | undefined>();
  return (items) => {
    if (found.has(items)) return found.get(items);
    const all = items.map(({ code }) => columns.get(code) ?? -1);
    const known = all.every((column) => column < 0) ? undefined : all;
    found.set(items, known);
    return known;
  };
}

/** A cell of a row, both counted from 0, with its place; undefined where the file has no such column. */
export function cellIn(
  cells: readonly string[],
  index: number,
  column: number | undefined,
): DraftCell | undefined {
  return column === undefined ? undefined : { text: cells[column] ?? '', row: index + 1, column: column + 1 };
}

/** What stands in the cells of items in a row; empty where the file has no column for any of them. */
export function textsOfRow(
  items: readonly Item[],
  index: number,
  { table, columnsOf }: WideFile,
): readonly (string | undefined)[] {
  const columns = columnsOf(items);
  if (columns === undefined) return NOTHING;
  const cells = table.row(index);
  return columns.map((column) => (column < 0 ? undefined : (cells[column] ?? '')));
}

const NOTHING: readonly undefined[] = [];
