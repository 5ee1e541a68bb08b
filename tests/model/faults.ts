/** What can happen to a request; the numbers are probabilities. */
export interface FaultRates {
  readonly throttle: number;
  /** It took effect, and the answer was lost. */
  readonly lost: number;
  /** The answer was lost and the client sent it again by itself: it took effect twice. */
  readonly echo: number;
  readonly killBefore: number;
  readonly killAfter: number;
}

export type FaultKind = keyof FaultRates;

export const NO_FAULTS: FaultRates = { throttle: 0, lost: 0, echo: 0, killBefore: 0, killAfter: 0 };

const USUAL: FaultRates = { throttle: 0.02, lost: 0.012, echo: 0.012, killBefore: 0.012, killAfter: 0.012 };

/** The usual rates, so many times. */
export function faultRates(intensity: number): FaultRates {
  return {
    throttle: USUAL.throttle * intensity,
    lost: USUAL.lost * intensity,
    echo: USUAL.echo * intensity,
    killBefore: USUAL.killBefore * intensity,
    killAfter: USUAL.killAfter * intensity,
  };
}

/** A request failed as AWS lets requests fail. */
export class RequestFailed extends Error {
  override readonly name = 'RequestFailed';
}

/** Made once: there are tens of thousands of them, and nobody reads where they were thrown. */
export const THROTTLED = new RequestFailed('throttled');
export const ANSWER_LOST = new RequestFailed('the answer was lost');
