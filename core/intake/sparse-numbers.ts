/**
 * The numbers of many reports, those that are 0 left out: a report has some 200 of them and fifteen that are not 0, so
 * that a bulk file costs a twentieth of what a list for each report would.
 */
export class SparseNumbers {
  #places = new Uint8Array(FIRST_ROOM);
  #numbers = new Float64Array(FIRST_ROOM);
  #length = 0;

  /** How many there are; a report's are those between two lengths. */
  get length(): number {
    return this.#length;
  }

  /** Adds a number at its place in the report, below 256. */
  add(place: number, number: number): void {
    if (this.#length === this.#places.length) this.#grow();
    this.#places[this.#length] = place;
    this.#numbers[this.#length++] = number;
  }

  /** Forgets what was added since. */
  shorten(length: number): void {
    this.#length = length;
  }

  /** Writes a report's numbers, `from` and `to` two lengths, over as many zeros as `numbers` has places. */
  spread(from: number, to: number, numbers: Float64Array): void {
    numbers.fill(0);
    for (let at = from; at < to; at++) numbers[this.#places[at] ?? 0] = this.#numbers[at] ?? 0;
  }

  #grow(): void {
    const [places, numbers] = [this.#places, this.#numbers];
    this.#places = new Uint8Array(places.length * 2);
    this.#places.set(places);
    this.#numbers = new Float64Array(numbers.length * 2);
    this.#numbers.set(numbers);
  }
}

const FIRST_ROOM = 1 << 12;
