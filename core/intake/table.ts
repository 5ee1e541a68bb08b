import type { Delimiter } from './delimiter.ts';
import { nextLine, type Lines } from './lines.ts';
import { endOfRows, parseEveryRow, type ParseProblem, type Rows } from './parse-rows.ts';

/** The rows of a file, blank rows kept between others: an index + 1 is the spreadsheet's own row number. */
export interface Table {
  readonly length: number;
  /** The cells of a row; none beyond the end. Cheap for the row asked for last and for those near it. */
  row(index: number): readonly string[];
  /** Every row at once, for whoever has to go back and forth. */
  all(): Rows;
  /** The text itself, where its rows can be read as lines. */
  readonly lines?: Lines | undefined;
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
  /** Whether its rows are its lines: nothing is quoted, and all line breaks are of one kind, with an LF. */
  readonly isLines: boolean;
}

/** A table of rows that are there already. */
export function tableOfRows(rows: Rows): Table {
  return { length: rows.length, row: (index) => rows[index] ?? NO_CELLS, all: () => rows };
}

/** How often a text may be gone through before all its rows are kept. */
const PASSES = 2;

/**
 * A table that parses its text block by block when a row is asked for, and keeps the last block alone: a large file,
 * read row after row, costs one parse and the memory of some hundred rows. Whoever goes back and forth in it gets all
 * rows kept, before that costs more than some parses.
 */
export class TextTable implements Table {
  readonly length: number;
  readonly lines: Lines | undefined;
  readonly #text: string;
  readonly #delimiter: Delimiter;
  readonly #blocks: readonly Block[];
  readonly #columns: number;
  #opened = 0;
  #first = 0;
  #rows: Rows = [];
  #all: Rows | undefined;
  #problem: ParseProblem | undefined;

  constructor(text: string, delimiter: Delimiter, { blocks, rows, columns, isLines }: TextRows) {
    this.#text = text;
    this.#delimiter = delimiter;
    this.#blocks = blocks;
    this.#columns = columns;
    this.lines = isLines ? { text, delimiter, startOf: (index) => this.#lineOf(index) } : undefined;
    this.length = this.#lengthWithoutBlanks(rows);
  }

  /** What was wrong first, in as much as was read; no row is parsed after it. */
  get problem(): ParseProblem | undefined {
    return this.#problem;
  }

  row(index: number): readonly string[] {
    if (index >= this.length) return NO_CELLS;
    if (this.#all) return this.#all[index] ?? NO_CELLS;
    if (index < this.#first || index >= this.#first + this.#rows.length) {
      if (++this.#opened > PASSES * this.#blocks.length) return this.all()[index] ?? NO_CELLS;
      this.#open(this.#blockOf(index));
    }
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

  #lineOf(index: number): number {
    const { start, row } = this.#blocks[this.#blockOf(index)] ?? { start: 0, row: 0 };
    let at = start;
    for (let line = row; line < index; line++) at = nextLine(this.#text, at);
    return at;
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
    // The parser takes a byte-order mark off whatever it is given; inside the text it belongs to a cell.
    const kept = block > 0 && text.startsWith(BYTE_ORDER_MARK) ? BYTE_ORDER_MARK + text : text;
    const { rows, problem } = parseEveryRow(kept, this.#delimiter);
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
const BYTE_ORDER_MARK = '\ufeff';

/** The line break between two blocks belongs to neither. */
function withoutLastBreak(text: string): string {
  if (text.endsWith('\r\n')) return text.slice(0, -2);
  return text.endsWith('\n') || text.endsWith('\r') ? text.slice(0, -1) : text;
}
