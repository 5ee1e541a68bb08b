/**
 * How long nothing has come of all that is waited for. A busy computer is slow and goes on; one that stands still for
 * long has a fault.
 */
export class Standstill {
  readonly #now: () => number;
  #since: number;

  /** `now` in milliseconds. */
  constructor(now: () => number = Date.now) {
    this.#now = now;
    this.#since = now();
  }

  /** Something came: an upload went up, a receipt or a publication is there. */
  end(): void {
    this.#since = this.#now();
  }

  hasLasted(seconds: number): boolean {
    return this.#now() - this.#since >= seconds * 1000;
  }
}
