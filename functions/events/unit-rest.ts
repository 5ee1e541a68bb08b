import type { FeedUnit } from '../../core/publish/feed-unit.ts';
import { unitKey } from '../flows/unit-key.ts';

/**
 * So many messages at once, more than one request to SQS brings, mean that units are touched faster than it is worth
 * publishing each time.
 */
const BUSY_MESSAGES = 11;

/** How long a unit rests after its publication while there is much to do, at least and at most. */
const REST_MS = 10_000;
const LONGEST_REST_MS = 60_000;

/** And how many times as long as its publication took: a slow publisher does the same thing less often. */
const RESTS_A_WORK = 4;

/** A promised message counts as long as it has certainly not come yet. */
const SAFETY_MS = 1_000;

/** What a publisher does with the units of a batch. */
export interface Rota {
  readonly due: readonly FeedUnit[];
  /** Come again in so many seconds, by a message of their own; what a message is under way for already is left out. */
  readonly later: readonly { readonly seconds: number; readonly units: readonly FeedUnit[] }[];
}

/**
 * What one publisher remembers of its publications, so that a unit that is touched again and again is published every
 * ten seconds, or every minute where publishing is slow, and not each time. A unit that was at rest, or comes in a small
 * batch, is due at once. Memory is only ever about doing less now: what is put off has a message in the queue, whoever
 * reads it.
 */
export class UnitRest {
  readonly #restsUntil = new Map<string, number>();
  readonly #promised = new Map<string, number>();

  /** Which units of a batch of so many messages are due; `now` in milliseconds. */
  share(units: readonly FeedUnit[], messages: number, now: number): Rota {
    this.#forget(now);
    if (messages < BUSY_MESSAGES) return { due: units, later: [] };
    const due = units.filter((unit) => !this.#restsUntil.has(unitKey(unit)));
    const resting = units.filter(
      (unit) => this.#restsUntil.has(unitKey(unit)) && !this.#promised.has(unitKey(unit)),
    );
    const bySeconds = Map.groupBy(resting, (unit) => this.#secondsLeft(unit, now));
    return { due, later: [...bySeconds].map(([seconds, some]) => ({ seconds, units: some })) };
  }

  /** They are published now, with work that began then. */
  noteDone(units: readonly FeedUnit[], began: number, now: number): void {
    const rest = Math.min(Math.max(REST_MS, (now - began) * RESTS_A_WORK), LONGEST_REST_MS);
    for (const unit of units) this.#restsUntil.set(unitKey(unit), now + rest);
  }

  /** A message about each of them stands in the queue and comes in so many seconds. */
  notePromise(units: readonly FeedUnit[], seconds: number, now: number): void {
    for (const unit of units) this.#promised.set(unitKey(unit), now + seconds * 1000 - SAFETY_MS);
  }

  #secondsLeft(unit: FeedUnit, now: number): number {
    return Math.ceil(((this.#restsUntil.get(unitKey(unit)) ?? now) - now) / 1000) + 1;
  }

  #forget(now: number): void {
    for (const [key, until] of this.#restsUntil) if (until <= now) this.#restsUntil.delete(key);
    for (const [key, until] of this.#promised) if (until <= now) this.#promised.delete(key);
  }
}
