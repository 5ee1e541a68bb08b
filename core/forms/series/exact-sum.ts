/** A decimal string as an integer of `scale` digits behind the point. */
interface Scaled {
  readonly units: bigint;
  readonly scale: number;
}

/** The exact sum of decimal strings, with as many decimals as its most exact term; `0` of none. */
export function exactSum(values: readonly string[]): string {
  const terms = values.map(scaled);
  const scale = Math.max(0, ...terms.map((term) => term.scale));
  return decimalText({ units: terms.reduce((sum, term) => sum + raised(term, scale), 0n), scale });
}

/**
 * What per cent `part` is of `whole`, with two decimals, a half rounded away from zero: `1` of `3` is `33.33`.
 * Undefined where the whole is not above zero.
 */
export function exactPercentage(part: string, whole: string): string | undefined {
  const [above, below] = [scaled(part), scaled(whole)];
  const scale = Math.max(above.scale, below.scale);
  const denominator = raised(below, scale);
  if (denominator <= 0n) return undefined;
  const doubled = raised(above, scale) * 20_000n;
  const half = doubled < 0n ? -denominator : denominator;
  return decimalText({ units: (doubled + half) / (2n * denominator), scale: 2 });
}

function scaled(text: string): Scaled {
  const [whole = '', decimals = ''] = text.split('.');
  return { units: BigInt(whole + decimals), scale: decimals.length };
}

function raised({ units, scale }: Scaled, to: number): bigint {
  return units * 10n ** BigInt(to - scale);
}

function decimalText({ units, scale }: Scaled): string {
  const digits = String(units < 0n ? -units : units).padStart(scale + 1, '0');
  const sign = units < 0n ? '-' : '';
  if (scale === 0) return sign + digits;
  return `${sign}${digits.slice(0, -scale)}.${digits.slice(-scale)}`;
}
