import Papa from 'papaparse';
import type { Delimiter } from './delimiter.ts';

/** The rows of a table as text, blank rows kept, so that an index + 1 is the spreadsheet's own row number. */
export type Rows = readonly (readonly string[])[];

/** Rows, or what the parser complained about first. */
export type ParsedRows = { readonly rows: Rows } | { readonly problem: string; readonly row: number };

/**
 * Parses a whole decoded text. papaparse gets a string, a fixed delimiter and newline, no header mode and no
 * type guessing; anything in its `errors` refuses the file. Line breaks become LF, inside quotes too, so that
 * the same table gives the same rows however it was saved.
 */
export function parseRows(text: string, delimiter: Delimiter): ParsedRows {
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
  if (first) return { problem: first.code, row: (first.row ?? 0) + 1 };
  return { rows: withoutTrailingBlanks(data) };
}

function withoutTrailingBlanks(rows: readonly string[][]): Rows {
  let end = rows.length;
  while (end > 0 && isBlankRow(rows[end - 1] ?? [])) end--;
  return rows.slice(0, end);
}

/** Whether a row holds nothing but white space. */
export function isBlankRow(row: readonly string[]): boolean {
  return row.every((cell) => cell.trim() === '');
}
