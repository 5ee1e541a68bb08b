import Papa from 'papaparse';
import type { Delimiter } from './delimiter.ts';

/** The rows of a table as text, blank rows kept, so that an index + 1 is the spreadsheet's own row number. */
export type Rows = readonly (readonly string[])[];

/** What the parser complained about first; `row` counts from 1. */
export interface ParseProblem {
  readonly problem: string;
  readonly row: number;
}

/**
 * Parses a whole decoded text. papaparse gets a string, a fixed delimiter and newline, no header mode and no
 * type guessing; anything in its `errors` refuses the file. Line breaks become LF, inside quotes too, so that
 * the same table gives the same rows however it was saved.
 */
export function parseRows(text: string, delimiter: Delimiter): { readonly rows: Rows } | ParseProblem {
  const { rows, problem } = parseEveryRow(text, delimiter);
  return problem ?? { rows: withoutTrailingBlanks(rows) };
}

/** As `parseRows`, blank rows at the end kept; where there is a problem, with the rows that the parser made all the same. */
export function parseEveryRow(
  text: string,
  delimiter: Delimiter,
): { readonly rows: Rows; readonly problem: ParseProblem | undefined } {
  const normalised = text.includes('\r') ? text.replace(/\r\n?/g, '\n') : text;
  const { data, errors } = Papa.parse<string[]>(normalised, {
    header: false,
    delimiter,
    newline: '\n',
    quoteChar: '"',
    escapeChar: '"',
    dynamicTyping: false,
    skipEmptyLines: false,
  });
  const first = errors.find((error) => error.code !== 'UndetectableDelimiter');
  return { rows: data, problem: first && { problem: first.code, row: (first.row ?? 0) + 1 } };
}

function withoutTrailingBlanks(rows: Rows): Rows {
  return rows.slice(0, endOfRows(rows));
}

/** How many rows there are without the blank ones at the end. */
export function endOfRows(rows: Rows): number {
  return rows.findLastIndex((row) => !isBlankRow(row)) + 1;
}

/** Whether a row holds nothing but white space. */
export function isBlankRow(row: readonly string[]): boolean {
  return row.every((cell) => cell.trim() === '');
}
