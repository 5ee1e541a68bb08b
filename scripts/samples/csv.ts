import Papa from 'papaparse';

/** Rows as Excel saves them: commas, CRLF, a line break at the end. */
export function csv(rows: readonly (readonly string[])[]): string {
  return `${Papa.unparse(
    rows.map((row) => [...row]),
    { newline: '\r\n' },
  )}\r\n`;
}

/** Text as UTF-8 without a byte-order mark. */
export function utf8(text: string): Uint8Array {
  return new TextEncoder().encode(text);
}
