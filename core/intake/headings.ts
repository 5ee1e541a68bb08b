import type { Observation } from '../findings/describe.ts';
import type { Place } from '../findings/finding.ts';
import { cellAddress, placeAt } from './cell-address.ts';
import { isBlankRow } from './parse-rows.ts';
import type { SkipCount } from './skip-count.ts';
import type { Table } from './table.ts';

/** How far down a header may stand below blank, title and unit lines. */
export const HEADER_WITHIN = 20;

/** The header row of a table with a record a row: which column holds what. */
export interface Headings {
  /** Index of the header row. */
  readonly header: number;
  /** Index of each known column by its literal name. */
  readonly columns: ReadonlyMap<string, number>;
  /** How many cells a row must have: up to the last heading that is not blank. */
  readonly width: number;
  /** How many cells the header row has, nameless ones too. */
  readonly cells: number;
  /** Its cells as they are written. */
  readonly written: readonly string[];
  readonly observations: readonly Observation[];
}

/** Reads a header row; `nameOf` says which column a heading means, undefined when it is not known. */
export function readHeadings(
  table: Table,
  header: number,
  nameOf: (heading: string) => string | undefined,
): Headings {
  const cells = table.row(header);
  const columns = new Map<string, number>();
  const nameless = namelessWithData(table, header);
  const observations = cells.flatMap((heading, index): Observation[] => {
    if (heading.trim() === '') return namelessColumn(nameless.get(index), index, header);
    const name = nameOf(heading);
    if (name === undefined || columns.has(name))
      return [oddHeading(name, placeAt(header + 1, index + 1, heading))];
    columns.set(name, index);
    return [];
  });
  const width = cells.findLastIndex((heading) => heading.trim() !== '') + 1;
  return { header, columns, width, cells: cells.length, written: cells, observations };
}

function oddHeading(name: string | undefined, place: Place): Observation {
  return name === undefined
    ? { code: 'unknown-column', at: [place], facts: { name: place.value ?? '' } }
    : { code: 'duplicate-column', at: [place], facts: { name } };
}

/** A column without a name must be empty; `found` is what stands in it first. */
function namelessColumn(found: Written | undefined, index: number, header: number): Observation[] {
  if (found === undefined) return [];
  const at = [placeAt(found.row + 1, index + 1, found.text)];
  return [{ code: 'blank-header-with-data', at, facts: { name: cellAddress(header + 1, index + 1) } }];
}

/** The first text of a column, and the index of its row. */
interface Written {
  readonly row: number;
  readonly text: string;
}

/** What stands first in each column without a name, by its index; all of them in one pass over the rows. */
function namelessWithData(table: Table, header: number): ReadonlyMap<number, Written> {
  const found = new Map<number, Written>();
  const sought = new Set(
    table.row(header).flatMap((heading, index) => (heading.trim() === '' ? [index] : [])),
  );
  for (let row = header + 1; row < table.length && sought.size > 0; row++) {
    const cells = table.row(row);
    for (const index of sought) {
      const text = cells[index] ?? '';
      if (text.trim() === '') continue;
      found.set(index, { row, text });
      sought.delete(index);
    }
  }
  return found;
}

/** Counts the rows above a header as skipped, and says so where something stands in them. */
export function skipAbove(table: Table, header: number, skipped: SkipCount): Observation[] {
  let written = 0;
  for (let index = 0; index < header; index++) {
    const isBlank = isBlankRow(table.row(index));
    skipped.add(isBlank ? 'blank' : 'above-header');
    if (!isBlank) written++;
  }
  if (written === 0) return [];
  return [{ code: 'rows-above-header', at: [placeAt(1, 1)], facts: { rows: String(written) } }];
}

const AS_WIDE: readonly Observation[] = [];

/** A row must have the header's width; surplus cells are harmless only while they are blank. */
export function checkWidth(
  cells: readonly string[],
  row: number,
  headings: Headings,
): readonly Observation[] {
  const surplus = cells.length > headings.cells && !isBlankRow(cells.slice(headings.cells));
  if (cells.length >= headings.width && !surplus) return AS_WIDE;
  const [expected, actual] = [String(headings.width), String(cells.length)];
  return [{ code: 'row-width', at: [placeAt(row, cells.length)], expected, actual }];
}
