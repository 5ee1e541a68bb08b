const SURROGATES_START = 0xd8_00;
const SURROGATES_END = 0xdf_ff;

/**
 * Compares two keys as S3 lists them: by their bytes in UTF-8. JavaScript compares UTF-16 units, which puts
 * characters beyond the basic plane (rare hanzi, emoji) before U+E000 to U+FFFF instead of after them.
 */
export function compareKeys(left: string, right: string): number {
  const length = Math.min(left.length, right.length);
  for (let index = 0; index < length; index++) {
    const a = left.charCodeAt(index);
    const b = right.charCodeAt(index);
    if (a !== b) return rank(a) - rank(b);
  }
  return left.length - right.length;
}

/** Moves the surrogates behind every other unit. */
function rank(unit: number): number {
  return unit >= SURROGATES_START && unit <= SURROGATES_END ? unit + 0x1_00_00 : unit;
}
