import type { Engine } from '../engine.ts';

/** The engine, loaded with the first file that is tried: questions need none of it. */
export function lateEngine(): () => Promise<Engine> {
  let loading: Promise<Engine> | undefined;
  return () => (loading ??= import('../core-engine.ts').then(({ coreEngine }) => coreEngine));
}
