/** Prints a figure beside its bar, and whether it keeps to it. */
export function holdTo(what: string, figure: number, bar: number): void {
  const verdict = figure <= bar ? 'pass' : 'FAIL';
  console.log(`  ${verdict}  ${what}: ${Number(figure.toFixed(2))}, at most ${bar}`);
}

/** The value that so large a share of the values do not exceed. */
export function quantile(values: readonly number[], share: number): number {
  return values.toSorted((a, b) => a - b)[Math.floor(values.length * share)] ?? Number.NaN;
}
