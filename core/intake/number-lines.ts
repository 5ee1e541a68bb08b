import type { CellKind } from '../forms/table-rows.ts';
import { cellEnd, isLineEnd, nextLine, type Lines } from './lines.ts';
import { fractionEnd, LONGEST_WHOLE, NINE, POINT, ZERO } from './number.ts';
import { SparseNumbers } from './sparse-numbers.ts';
import { textBetween } from './text-between.ts';

/** A column that holds numbers of a kind, and the place that they have among the numbers of a report. */
export interface NumberColumn {
  readonly kind: CellKind;
  readonly place: number;
}

/** What is in a column, as one loop can ask for it. */
const OTHER = 0;
const WHOLE = 1;
const DECIMAL = 2;

/**
 * Reads lines in which a report's numbers stand: those whose cells are all their own values (`isPlainValue`), and
 * which are as wide as they should be. Everything else is left to the parser.
 */
export class NumberLines {
  readonly #lines: Lines;
  readonly #kinds: Uint8Array;
  readonly #places: Int32Array;
  readonly #starts: Int32Array;
  readonly #numbers = new SparseNumbers();
  #next = 0;
  #written: { readonly start: number; readonly texts: readonly string[] } = { start: -1, texts: [] };

  /** A column that is undefined holds something else, and may hold anything. */
  constructor(lines: Lines, columns: readonly (NumberColumn | undefined)[]) {
    this.#lines = lines;
    this.#kinds = Uint8Array.from(columns, (column) => {
      if (column === undefined) return OTHER;
      return column.kind === 'decimal' ? DECIMAL : WHOLE;
    });
    this.#places = Int32Array.from(columns, (column) => column?.place ?? -1);
    this.#starts = new Int32Array(columns.length);
  }

  /** Where the line behind the one begins that was read last. */
  get next(): number {
    return this.#next;
  }

  /** How many numbers are kept: those of a line stand between what this was before it was read and after. */
  get kept(): number {
    return this.#numbers.length;
  }

  /** Keeps the numbers of a line, by where it begins; false where it is not of this sort. */
  read(start: number): boolean {
    const before = this.kept;
    const end = this.#readNumbers(start);
    if (end < 0 || !isLineEnd(this.#lines.text, end)) {
      this.#numbers.shorten(before);
      return false;
    }
    this.#next = nextLine(this.#lines.text, end);
    return true;
  }

  /** What stands in a column without numbers of the line that was read last. */
  cell(column: number): string {
    const { text, delimiter } = this.#lines;
    const start = this.#starts[column] ?? 0;
    return text.slice(start, cellEnd(text, start, delimiter.charCodeAt(0)));
  }

  /** Writes the numbers of a line, `from` and `to` two counts of what was kept, over an array with a place for each. */
  fill(numbers: Float64Array, from: number, to: number): void {
    this.#numbers.spread(from, to, numbers);
  }

  /**
   * The same numbers as they are written, by where the line begins. Those of the line that was asked for last are kept,
   * because whoever compares reports asks for each number by itself.
   */
  texts(start: number): readonly string[] {
    if (start !== this.#written.start) this.#written = { start, texts: this.#textsAt(start) };
    return this.#written.texts;
  }

  #textsAt(start: number): readonly string[] {
    const { text, delimiter } = this.#lines;
    const cut = delimiter.charCodeAt(0);
    const texts: string[] = [];
    let at = start;
    for (const place of this.#places) {
      const end = cellEnd(text, at, cut);
      if (place >= 0) texts[place] = textBetween(text, at, end);
      at = end + 1;
    }
    return texts;
  }

  /** Where the last cell ends; -1 where one is not its own value. It meets every character of a bulk file. */
  #readNumbers(start: number): number {
    const { text, delimiter } = this.#lines;
    const cut = delimiter.charCodeAt(0);
    const kinds = this.#kinds;
    const places = this.#places;
    const starts = this.#starts;
    const numbers = this.#numbers;
    const last = kinds.length - 1;
    let at = start;
    for (let column = 0; column <= last; column++) {
      const kind = kinds[column] ?? OTHER;
      const from = at;
      let code: number;
      if (kind === OTHER) {
        starts[column] = from;
        at = cellEnd(text, from, cut);
        code = text.charCodeAt(at);
      } else {
        let number = 0;
        for (code = text.charCodeAt(at); code >= ZERO && code <= NINE; code = text.charCodeAt(++at))
          number = number * 10 + code - ZERO;
        const digits = at - from;
        if (digits === 0 || digits > LONGEST_WHOLE) return -1;
        if (digits > 1 && text.charCodeAt(from) === ZERO) return -1;
        if (code === POINT && kind === DECIMAL) {
          at = fractionEnd(text, at + 1);
          if (at < 0) return -1;
          code = text.charCodeAt(at);
          number = Number(text.slice(from, at));
        }
        if (number !== 0) numbers.add(places[column] ?? 0, number);
      }
      if (column < last && code !== cut) return -1;
      if (column < last) at++;
    }
    return at;
  }
}
