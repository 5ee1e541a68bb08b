/**
 * Where every request of an in-memory port passes. The simulation lets it wait, fail, repeat or never return;
 * the contract suites let it through.
 */
export type Gate = <Result>(call: string, effect: () => Result) => Promise<Result>;

/** Every request takes effect at once and exactly once. */
export const openGate: Gate = async (_call, effect) => effect();
