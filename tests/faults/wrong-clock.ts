import { AsyncLocalStorage } from 'node:async_hooks';

/** What a clock shows at a right moment, in milliseconds since 1970. */
type Clock = (right: number) => number;

const clocks = new AsyncLocalStorage<Clock>();
const RightDate = globalThis.Date;

/** Runs work whose clock is off by so many milliseconds, and nobody else's. */
export function withClockOff<Result>(milliseconds: number, work: () => Promise<Result>): Promise<Result> {
  return withClock((right) => right + milliseconds, work);
}

/** Runs work whose clock stands still at a moment, and nobody else's. */
export function withClockAt<Result>(moment: number, work: () => Promise<Result>): Promise<Result> {
  return withClock(() => moment, work);
}

async function withClock<Result>(clock: Clock, work: () => Promise<Result>): Promise<Result> {
  globalThis.Date = new Proxy(RightDate, {
    construct: (right, given) => (given.length === 0 ? new right(now()) : Reflect.construct(right, given)),
    get: (right, name) => (name === 'now' ? now : Reflect.get(right, name)),
  });
  try {
    return await clocks.run(clock, work);
  } finally {
    globalThis.Date = RightDate;
  }
}

function now(): number {
  const right = RightDate.now();
  return clocks.getStore()?.(right) ?? right;
}
