import type { Place } from '../findings/finding.ts';

const LETTERS = 26;
const SHOWN = 100;
/** Too short for an identity number and all of it printable, as nearly every cell is. */
const PLAIN = /^[\x20-\x7e]{0,10}$/;

/** The spreadsheet's own address of a cell, row and column counted from 1: (27, 3) → C27. */
export function cellAddress(row: number, column: number): string {
  let letters = '';
  for (let rest = column; rest > 0; rest = Math.floor((rest - 1) / LETTERS)) {
    letters = String.fromCharCode(65 + ((rest - 1) % LETTERS)) + letters;
  }
  return `${letters}${row}`;
}

/** A place in the file, with what stands there made short and harmless. */
export function placeAt(row: number, column: number, value?: string): Place {
  const place = { cell: cellAddress(row, column), row, column };
  return value === undefined ? place : { ...place, value: harmless(value) };
}

/** Text for a receipt: long digit runs (identity and card numbers) masked, odd characters shown as □, cut short. */
export function harmless(text: string): string {
  if (PLAIN.test(text)) return text;
  const start = text.length > SHOWN * 4 ? text.slice(0, SHOWN * 4) : text;
  const masked = start
    .replace(/[0-9０-９]{11,}[xX]?/g, (digits) => `${digits.slice(0, 3)}${'*'.repeat(digits.length - 3)}`)
    .replace(/[\p{Cc}\p{Cf}\p{Co}\p{Cn}\u2028\u2029]/gu, '□');
  const characters = Array.from(masked);
  return characters.length > SHOWN ? `${characters.slice(0, SHOWN).join('')}…` : masked;
}
