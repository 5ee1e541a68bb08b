/** How many runs a property makes, unless the environment asks for the big run (see tests/README.md). */
const ASKED = Number(process.env['GONGKAI_PROPERTY_RUNS'] ?? '');

/** The runs of one property: `usual`, or as many as GONGKAI_PROPERTY_RUNS says. */
export function runs(usual: number): { readonly numRuns: number } {
  return { numRuns: Number.isInteger(ASKED) && ASKED > 0 ? ASKED : usual };
}
