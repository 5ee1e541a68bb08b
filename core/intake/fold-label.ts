import { simplified } from './simplified.ts';

/** Most headings and codes are folded already. */
const FOLDED = /^[a-z0-9_:]*$/;

/** What published reports have in place of the printed label; no label of the forms holds it. */
const SPELLINGS: readonly (readonly [seen: string, printed: string])[] = [
  ['其它', '其他'],
  ['三类内容事务', '三类内部事务'],
  ['这一情况', '这一情形'],
];

/**
 * A label reduced to what tells it from others: NFKC, lower case, letters, digits, `_` and `:` only.
 * So full-width brackets, straight or curly quotes, spaces and stops, traditional characters and the misprints of
 * published reports make no difference.
 */
export function foldLabel(text: string): string {
  if (FOLDED.test(text)) return text;
  const known = KNOWN.get(text);
  if (known !== undefined) return known;
  const label = foldAny(text);
  if (text.length <= LONGEST_KNOWN && KNOWN.size < MOST_KNOWN) KNOWN.set(text, label);
  return label;
}

/** The labels of the forms come again in every file; whatever else comes, this stays small. */
const KNOWN = new Map<string, string>();
const LONGEST_KNOWN = 60;
const MOST_KNOWN = 2_000;

function foldAny(text: string): string {
  const letters = text
    .normalize('NFKC')
    .toLowerCase()
    .replace(/[^\p{L}\p{N}_:]/gu, '');
  return SPELLINGS.reduce((label, [seen, printed]) => label.replaceAll(seen, printed), simplified(letters));
}

/** A row's label without the ordinal before it: （三）1.属于国家秘密 → 属于国家秘密. */
export function foldRowLabel(text: string): string {
  return foldLabel(text).replace(/^[一二三四五六七八九十0-9]+(?=\p{L})/u, '');
}

/** A name reduced for comparison: NFKC, lower case, no white space; everything else counts. */
export function foldName(text: string): string {
  return text.normalize('NFKC').toLowerCase().replace(/\s/gu, '');
}
