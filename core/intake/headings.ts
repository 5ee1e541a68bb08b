import type { Observation } from '../findings/describe.ts';
import type { Place } from '../findings/finding.ts';
import { cellAddress, placeAt } from './cell-address.ts';
import { isBlankRow, type Rows } from './parse-rows.ts';
import type { SkipCount } from './skip-count.ts';

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
  readonly observations: readonly Observation[];
}

/** Reads a header row; `nameOf` says which column a heading means, undefined when it is not known. */
export function readHeadings(
  rows: Rows,
  header: number,
  nameOf: (heading: string) => string | undefined,
): Headings {
  const cells = rows[header] ?? [];
  const columns = new Map<string, number>();
  const observations = cells.flatMap((heading, index): Observation[] => {
    if (heading.trim() === '') return namelessColumn(rows, header, index);
    const name = nameOf(heading);
    if (name === undefined || columns.has(name))
      return [oddHeading(name, placeAt(header + 1, index + 1, heading))];
    columns.set(name, index);
    return [];
  });
  const width = cells.findLastIndex((heading) => heading.trim() !== '') + 1;
  return { header, columns, width, cells: cells.length, observations };
}

function oddHeading(name: string | undefined, place: Place): Observation {
  return name === undefined
    ? { code: 'unknown-column', at: [place], facts: { name: place.value ?? '' } }
    : { code: 'duplicate-column', at: [place], facts: { name } };
}

/** A column without a name must be empty. */
function namelessColumn(rows: Rows, header: number, index: number): Observation[] {
  const below = rows.findIndex((row, at) => at > header && (row[index] ?? '').trim() !== '');
  if (below < 0) return [];
  const facts = { name: cellAddress(header + 1, index + 1) };
  return [
    { code: 'blank-header-with-data', at: [placeAt(below + 1, index + 1, rows[below]?.[index])], facts },
  ];
}

/** Counts the rows above a header as skipped, and says so where something stands in them. */
export function skipAbove(rows: Rows, header: number, skipped: SkipCount): Observation[] {
  const above = rows.slice(0, header);
  above.forEach((row) => skipped.add(isBlankRow(row) ? 'blank' : 'above-header'));
  const written = above.filter((row) => !isBlankRow(row)).length;
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
