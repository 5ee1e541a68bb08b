import { csvText } from './csv-text.ts';

/** A small table as CSV of RFC 4180: texts guarded, lines ended by CRLF. For large tables rows are written directly. */
export function csvTable(columns: readonly string[], rows: readonly (readonly string[])[]): string {
  const lines = [columns, ...rows].map((fields) => fields.map(csvText).join(','));
  return `${lines.join('\r\n')}\r\n`;
}
