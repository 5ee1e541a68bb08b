import { setTimeout } from 'node:timers/promises';

/** How AWS says that there was too much at once, or that it stumbled; a failed condition is none of these. */
const TRANSIENT: readonly string[] = [
  'ProvisionedThroughputExceededException',
  'RequestLimitExceeded',
  'Throttling',
  'ThrottlingException',
  'TooManyRequestsException',
  'RequestThrottled',
  'SlowDown',
  'ServiceUnavailable',
  'InternalError',
  'InternalServerError',
  'ConditionalRequestConflict',
  'OperationAborted',
  'TimeoutError',
  'RequestTimeout',
];

const MOST_TRIES = 6;
const FIRST_PAUSE_MS = 50;
const LONGEST_PAUSE_MS = 2_000;

/** Pauses and draws; tests bring their own. */
export interface Pace {
  pause(milliseconds: number): Promise<unknown>;
  /** 0 ≤ value < 1. */
  draw(): number;
}

/** Real time and real chance. */
export const REAL_PACE: Pace = { pause: (milliseconds) => setTimeout(milliseconds), draw: Math.random };

/** Sends a request again when AWS was too busy, after a pause drawn from an ever longer span. */
export async function retryThrottled<Result>(
  request: () => Promise<Result>,
  pace = REAL_PACE,
): Promise<Result> {
  for (let tried = 1; ; tried++) {
    try {
      return await request();
    } catch (error) {
      if (tried === MOST_TRIES || !isTransient(error)) throw error;
      await pace.pause(pauseAfter(tried, pace.draw()));
    }
  }
}

/** Milliseconds to wait after so many tries. */
export function pauseAfter(tried: number, draw: number): number {
  return draw * Math.min(LONGEST_PAUSE_MS, FIRST_PAUSE_MS * 2 ** tried);
}

function isTransient(error: unknown): boolean {
  return error instanceof Error && TRANSIENT.includes(error.name);
}
