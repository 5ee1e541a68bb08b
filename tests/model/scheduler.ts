import { setImmediate } from 'node:timers/promises';
import type { Gate } from '../functions/memory/gate.ts';
import { ANSWER_LOST, THROTTLED, type FaultKind, type FaultRates } from './faults.ts';
import type { Random } from './random.ts';

/** One running invocation; a dead one never gets another answer. */
export interface Process {
  alive: boolean;
  readonly onDeath: () => void;
}

/** What goes wrong with which request, counted from 1. */
export interface Strike {
  readonly request: number;
  readonly fault: FaultKind;
}

interface Waiting {
  readonly process: Process;
  readonly go: () => void;
}

/** Turns of the microtask queue that bring a resumed flow to its next request; more would change nothing. */
const TURNS = 5;

/**
 * Lets many asynchronous flows run one request at a time, in an order that follows from the seed alone: every
 * request waits here until it is chosen, and then takes effect at once. No timers, no real input or output.
 */
export class Scheduler {
  rates: FaultRates;
  /** One fault at one request, beside those that the rates bring. */
  strike: Strike | undefined;
  requests = 0;
  readonly faults: Record<FaultKind, number> = { throttle: 0, lost: 0, echo: 0, killBefore: 0, killAfter: 0 };
  readonly #waiting: Waiting[] = [];
  readonly #random: Random;

  constructor(random: Random, rates: FaultRates) {
    this.#random = random;
    this.rates = rates;
  }

  /** The gate of one process: faults strike only through here. */
  gate(process: Process): Gate {
    return async (_call, effect) => {
      await this.#turn(process);
      this.requests += 1;
      const fault = this.#drawFault();
      if (fault === undefined) return effect();
      this.faults[fault] += 1;
      return this.#strike(fault, process, effect);
    };
  }

  /** A gate where nothing goes wrong, for readers. */
  calmGate(process: Process): Gate {
    return async (_call, effect) => {
      await this.#turn(process);
      return effect();
    };
  }

  get isIdle(): boolean {
    return this.#waiting.length === 0;
  }

  /** Lets one waiting request through, chosen at random; false when none waits. */
  async step(): Promise<boolean> {
    if (this.isIdle) await turns();
    if (this.isIdle) await setImmediate();
    const chosen = this.#take();
    if (chosen === undefined) return false;
    chosen.go();
    await turns();
    return true;
  }

  kill(process: Process): void {
    if (!process.alive) return;
    process.alive = false;
    process.onDeath();
  }

  #turn(process: Process): Promise<void> {
    if (!process.alive) return new Promise(() => undefined);
    return new Promise((resolve) => {
      this.#waiting.push({ process, go: resolve });
    });
  }

  #take(): Waiting | undefined {
    while (this.#waiting.length > 0) {
      const place = this.#random.below(this.#waiting.length);
      const chosen = this.#waiting[place];
      const last = this.#waiting.pop();
      if (last !== undefined && last !== chosen) this.#waiting[place] = last;
      if (chosen?.process.alive) return chosen;
    }
    return undefined;
  }

  #drawFault(): FaultKind | undefined {
    if (this.strike?.request === this.requests) return this.strike.fault;
    let left = this.#random.next();
    for (const kind of FAULT_KINDS) {
      left -= this.rates[kind];
      if (left < 0) return kind;
    }
    return undefined;
  }

  #strike<Result>(fault: FaultKind, process: Process, effect: () => Result): Result | Promise<Result> {
    if (fault === 'throttle') throw THROTTLED;
    if (fault !== 'killBefore') {
      const result = effect();
      if (fault === 'lost') throw ANSWER_LOST;
      if (fault === 'echo') return effect();
      this.kill(process);
      return neverAfter(result);
    }
    this.kill(process);
    return new Promise(() => undefined);
  }
}

const SETTLED = Promise.resolve();

async function turns(): Promise<void> {
  for (let turn = 0; turn < TURNS; turn++) await SETTLED;
}

/** Every kind of fault. */
export const FAULT_KINDS: readonly FaultKind[] = ['throttle', 'lost', 'echo', 'killBefore', 'killAfter'];

/** The request took effect, and nobody is left to hear of it. */
function neverAfter<Result>(_result: Result): Promise<Result> {
  return new Promise(() => undefined);
}
