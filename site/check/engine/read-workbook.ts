import readXlsxFile from 'read-excel-file/web-worker';

/** Digits that a spreadsheet shows of a number; what is beyond is the noise of its binary form. */
const SHOWN_DIGITS = 15;

type Rows = readonly (readonly string[])[];

/** The first sheet of a workbook that holds anything, as rows of text; empty where none does. Rejects on what is none. */
export async function readWorkbook(bytes: Uint8Array): Promise<Rows> {
  const sheets = await readXlsxFile(new Blob([Uint8Array.from(bytes)]), {
    parseNumber: shownNumber,
    trim: false,
  });
  const tables = sheets.map(({ data }) => data.map((row) => row.map(cellText)));
  return tables.find((rows) => rows.some((row) => row.some((text) => text.trim() !== ''))) ?? [];
}

/** A number as its cell shows it: kept as written, unless the file spells out more digits than a spreadsheet has. */
function shownNumber(written: string): string {
  if (/^-?\d{1,15}$/.test(written)) return written;
  const number = Number(written);
  if (!Number.isFinite(number)) return written;
  const shown = Number(number.toPrecision(SHOWN_DIGITS));
  return /e/i.test(String(shown)) ? written : String(shown);
}

function cellText(value: unknown): string {
  if (value === null || value === undefined) return '';
  if (value instanceof Date) return value.toISOString().slice(0, 10);
  if (typeof value === 'boolean') return value ? 'TRUE' : 'FALSE';
  return typeof value === 'string' ? value : JSON.stringify(value);
}
