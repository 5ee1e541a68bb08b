import { AsyncLocalStorage } from 'node:async_hooks';

const offsets = new AsyncLocalStorage<number>();
const RightDate = globalThis.Date;

/** Runs work whose clock is off by so many milliseconds, and nobody else's. */
export async function withClockOff<Result>(
  milliseconds: number,
  work: () => Promise<Result>,
): Promise<Result> {
  globalThis.Date = new Proxy(RightDate, {
    construct: (right, given) => (given.length === 0 ? new right(now()) : Reflect.construct(right, given)),
    get: (right, name) => (name === 'now' ? now : Reflect.get(right, name)),
  });
  try {
    return await offsets.run(milliseconds, work);
  } finally {
    globalThis.Date = RightDate;
  }
}

function now(): number {
  return RightDate.now() + (offsets.getStore() ?? 0);
}
