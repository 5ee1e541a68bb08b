import type { Delimiter } from './delimiter.ts';
import { endOfRows, parseEveryRow, type ParseProblem, type Rows } from './parse-rows.ts';

/** The rows of a file, blank rows kept between others: an index + 1 is the spreadsheet's own row number. */
export interface Table {
  readonly length: number;
  /** The cells of a row; none beyond the end. Cheap for the row asked for last and for those near it. */
  row(index: number): readonly string[];
  /** Every row at once, for whoever has to go back and forth. */
  all(): Rows;
}

/** A piece of a text that holds whole rows: the first character's place and the first row's index. */
export interface Block {
  readonly start: number;
  readonly row: number;
}

/** How a text is divided, as its scan found out. */
export interface TextRows {
  /** In the order of the text, the first one at its start. */
  readonly blocks: readonly Block[];
  readonly rows: number;
  /** How many cells a row may have. */
  readonly columns: number;
}

/** A table of rows that are there already. */
export function tableOfRows(rows: Rows): Table {
  return { length: rows.length, row: (index) => rows[index] ?? NO_CELLS, all: () => rows };
}

/**
 * A table that parses its text block by block when a row is asked for, and keeps the last block alone: a large file,
 * read row after row, costs one parse and the memory of some hundred rows.
 */
export class TextTable implements Table {
  readonly length: number;
  readonly #text: string;
  readonly #delimiter: Delimiter;
  readonly #blocks: readonly Block[];
  readonly #columns: number;
  #first = 0;
  #rows: Rows = [];
  #all: Rows | undefined;
  #problem: ParseProblem | undefined;

  constructor(text: string, delimiter: Delimiter, { blocks, rows, columns }: TextRows) {
    this.#text = text;
    this.#delimiter = delimiter;
    this.#blocks = blocks;
    this.#columns = columns;
    this.length = this.#lengthWithoutBlanks(rows);
  }

  /** What was wrong first, in as much as was read; no row is parsed after it. */
  get problem(): ParseProblem | undefined {
    return this.#problem;
  }

  row(index: number): readonly string[] {
    if (index >= this.length) return NO_CELLS;
    if (this.#all) return this.#all[index] ?? NO_CELLS;
    if (index < this.#first || index >= this.#first + this.#rows.length) this.#open(this.#blockOf(index));
    return this.#rows[index - this.#first] ?? NO_CELLS;
  }

  all(): Rows {
    this.#all ??= this.#blocks
      .flatMap((_, block) => {
        this.#open(block);
        return this.#rows;
      })
      .slice(0, this.length);
    return this.#all;
  }

  #lengthWithoutBlanks(rows: number): number {
    for (let block = this.#blocks.length - 1; block >= 0; block--) {
      this.#open(block);
      const end = endOfRows(this.#rows);
      if (end > 0) return Math.min(rows, this.#first + end);
    }
    return 0;
  }

  /** The block that holds a row, by halves. */
  #blockOf(index: number): number {
    let [low, high] = [0, this.#blocks.length];
    while (high - low > 1) {
      const middle = (low + high) >> 1;
      if ((this.#blocks[middle]?.row ?? 0) <= index) low = middle;
      else high = middle;
    }
    return low;
  }

  #open(block: number): void {
    const { start, row } = this.#blocks[block] ?? { start: 0, row: 0 };
    const next = this.#blocks[block + 1];
    this.#first = row;
    this.#rows = [];
    if (this.#problem) return;
    const text =
      next === undefined ? this.#text.slice(start) : withoutLastBreak(this.#text.slice(start, next.start));
    const { rows, problem } = parseEveryRow(text, this.#delimiter);
    const expected = next === undefined ? rows.length : next.row - row;
    const broken = problem ?? this.#brokenIn(rows, expected);
    if (broken) this.#problem = { ...broken, row: row + broken.row };
    this.#rows = rows;
  }

  #brokenIn(rows: Rows, expected: number): ParseProblem | undefined {
    if (rows.length !== expected) return { problem: 'RowsMiscounted', row: 1 };
    const wide = rows.findIndex((row) => row.length > this.#columns);
    return wide < 0 ? undefined : { problem: 'too-many-columns', row: wide + 1 };
  }
}

const NO_CELLS: readonly string[] = [];

/** The line break between two blocks belongs to neither. */
function withoutLastBreak(text: string): string {
  if (text.endsWith('\r\n')) return text.slice(0, -2);
  return text.endsWith('\n') || text.endsWith('\r') ? text.slice(0, -1) : text;
}
