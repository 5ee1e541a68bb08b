/** Counts skipped rows by reason, for the line counts of a receipt. */
export class SkipCount {
  readonly #counts = new Map<string, number>();

  add(reason: string, rows = 1): void {
    this.#counts.set(reason, (this.#counts.get(reason) ?? 0) + rows);
  }

  get counts(): ReadonlyMap<string, number> {
    return this.#counts;
  }
}
