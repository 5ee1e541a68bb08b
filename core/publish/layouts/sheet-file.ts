import { csvField } from '../csv-text.ts';
import { encodeGb18030 } from './encode-gb18030.ts';

/** The encodings in which Excel opens and saves a CSV as it should. */
export const SHEET_ENCODINGS = ['utf-8', 'gb18030'] as const;
export type SheetEncoding = (typeof SHEET_ENCODINGS)[number];

const BYTE_ORDER_MARK = '\ufeff';

/**
 * Rows as the bytes of a CSV that Excel opens by a double click and that we read again: commas, CRLF, UTF-8 with a
 * byte-order mark or GB18030 without. Values are written as they are. Throws where GB18030 lacks a character.
 */
export function sheetFile(rows: readonly (readonly string[])[], encoding: SheetEncoding): Uint8Array {
  const text = rows.map((row) => `${row.map(csvField).join(',')}\r\n`).join('');
  return encoding === 'gb18030' ? encodeGb18030(text) : new TextEncoder().encode(BYTE_ORDER_MARK + text);
}
