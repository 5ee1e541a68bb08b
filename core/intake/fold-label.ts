/** Most headings and codes are folded already. */
const FOLDED = /^[a-z0-9_:]*$/;

/**
 * A label reduced to what tells it from others: NFKC, lower case, letters, digits, `_` and `:` only.
 * So full-width brackets, straight or curly quotes, spaces and stops make no difference, and 其它 is 其他.
 */
export function foldLabel(text: string): string {
  if (FOLDED.test(text)) return text;
  return text
    .normalize('NFKC')
    .toLowerCase()
    .replace(/[^\p{L}\p{N}_:]/gu, '')
    .replaceAll('其它', '其他');
}

/** A row's label without the ordinal before it: （三）1.属于国家秘密 → 属于国家秘密. */
export function foldRowLabel(text: string): string {
  return foldLabel(text).replace(/^[一二三四五六七八九十0-9]+(?=\p{L})/u, '');
}

/** A name reduced for comparison: NFKC, lower case, no white space; everything else counts. */
export function foldName(text: string): string {
  return text.normalize('NFKC').toLowerCase().replace(/\s/gu, '');
}
