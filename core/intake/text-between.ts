import { NINE, ZERO } from './number.ts';

/** Texts of the numbers that most cells hold, made once. */
const SMALL: readonly string[] = Array.from({ length: 1000 }, (_, value) => String(value));
const LONGEST_SMALL = 3;

/** What stands between two places; a small number, as nearly every cell holds one, costs nothing. */
export function textBetween(text: string, start: number, end: number): string {
  const length = end - start;
  if (length === 0 || length > LONGEST_SMALL) return text.slice(start, end);
  let value = 0;
  for (let at = start; at < end; at++) {
    const code = text.charCodeAt(at);
    if (code < ZERO || code > NINE) return text.slice(start, end);
    value = value * 10 + code - ZERO;
  }
  const known = SMALL[value] ?? '';
  return known.length === length ? known : text.slice(start, end);
}
