/** A report year read from a cell, or why it is none. `repaired`: more than four plain digits stood there. */
export type ReadYear =
  | { readonly value: number; readonly repaired: boolean }
  | { readonly problem: 'year-missing' | 'year-malformed' };

const FULL_WIDTH = /[０-９]/g;
const PLAIN = /^\d{4}$/;
const DECORATED = /^(\d{4})(?:年|年度|\.0+)$/;

/** Reads 统计年度: four digits, full-width ones too; 2021年, 2021年度 and 2021.0 are read and named as repaired. */
export function readYear(text: string): ReadYear {
  if (PLAIN.test(text)) return { value: Number(text), repaired: false };
  const trimmed = text
    .trim()
    .replace(FULL_WIDTH, (digit) => String.fromCharCode(digit.charCodeAt(0) - 0xfee0));
  if (trimmed === '') return { problem: 'year-missing' };
  if (PLAIN.test(trimmed)) return { value: Number(trimmed), repaired: false };
  const [, digits] = DECORATED.exec(trimmed) ?? [];
  return digits === undefined ? { problem: 'year-malformed' } : { value: Number(digits), repaired: true };
}
