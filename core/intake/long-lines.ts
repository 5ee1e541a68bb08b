import { behindLineEnd, cellEnd, cellsOfLine, nextLine, type Lines } from './lines.ts';
import type { Columns, Group } from './long-groups.ts';
import { textBetween } from './text-between.ts';

/** What a step along a line passes, as one loop can ask for it. */
const OTHER = 0;
/** The organisation's id and the year, where they are neighbours both at once. */
const IDENTITY = 1;
const CODE = 2;
const VALUE = 3;

/** The rows of a long file where they stand in the text: nearly all of them are the next cell of one report. */
export class LongLines {
  readonly #lines: Lines;
  readonly #width: number;
  readonly #steps: Uint8Array;
  /** For each step which of the two parts of an identity it passes. */
  readonly #parts: readonly (readonly ('orgId' | 'year')[])[];
  /** The report that rows were compared with last, and what each step of its rows passes. */
  #group: Group | undefined;
  #wanted: readonly string[] = [];
  /** The row that was looked at last, and where its line begins. */
  #index = -1;
  #start = 0;
  /** Where the line ends of which a value was taken last. */
  #next = 0;

  constructor(lines: Lines, width: number, at: Columns) {
    const steps = stepsOf(width, at);
    this.#lines = lines;
    this.#width = width;
    this.#steps = Uint8Array.from(steps, ({ kind }) => kind);
    this.#parts = steps.map(({ parts }) => parts);
  }

  /** The cells of a row; undefined where it is wider than the header, so that the table cuts it, which has a limit. */
  row(index: number): readonly string[] | undefined {
    const cells = cellsOfLine(this.#lines, this.#startOf(index));
    return cells.length > this.#width ? undefined : cells;
  }

  /** How many rows from this one on are as the next ones of a report have to be; the report has taken them in. */
  takeFrom(index: number, group: Group): number {
    const codes = group.awaits(index);
    if (codes.length === 0) return 0;
    const wanted = this.#wantedOf(group);
    let start = this.#startOf(index);
    let taken = 0;
    for (const code of codes) {
      const value = this.#valueIn(start, code, wanted);
      if (value === undefined) break;
      group.take(value);
      taken++;
      start = this.#next;
    }
    if (taken === 0) return 0;
    this.#index = index + taken;
    this.#start = start;
    return taken;
  }

  #startOf(index: number): number {
    if (index === this.#index) return this.#start;
    this.#start =
      index === this.#index + 1 ? nextLine(this.#lines.text, this.#start) : this.#lines.startOf(index);
    this.#index = index;
    return this.#start;
  }

  #wantedOf(group: Group): readonly string[] {
    if (group === this.#group) return this.#wanted;
    this.#group = group;
    const { delimiter } = this.#lines;
    this.#wanted = this.#parts.map((parts) => parts.map((part) => group[part].text).join(delimiter));
    return this.#wanted;
  }

  /** What stands in the column of values, if all others hold what they should; else undefined. */
  #valueIn(start: number, code: string, wanted: readonly string[]): string | undefined {
    const { text, delimiter } = this.#lines;
    const cut = delimiter.charCodeAt(0);
    const steps = this.#steps;
    let at = start;
    let value: string | undefined;
    for (let step = 0; step < steps.length; step++) {
      if (step > 0 && text.charCodeAt(at++) !== cut) return undefined;
      const kind = steps[step] ?? OTHER;
      if (kind === VALUE || kind === OTHER) {
        const end = cellEnd(text, at, cut);
        if (kind === VALUE) value = textBetween(text, at, end);
        at = end;
        continue;
      }
      const passed = kind === CODE ? code : (wanted[step] ?? '');
      const from = at;
      at += passed.length;
      // Half the time of `startsWith`, for what is twice in every row of a bulk file.
      if (text.slice(from, at) !== passed) return undefined;
    }
    this.#next = behindLineEnd(text, at);
    return this.#next < 0 ? undefined : value;
  }
}

interface Step {
  readonly kind: number;
  readonly parts: readonly ('orgId' | 'year')[];
}

function stepsOf(width: number, at: Columns): readonly Step[] {
  const steps: Step[] = [];
  for (let column = 0; column < width; column++) {
    const part = column === at.orgId ? 'orgId' : column === at.year ? 'year' : undefined;
    const last = steps.at(-1);
    if (part === undefined) steps.push({ kind: kindOf(column, at), parts: [] });
    else if (last?.kind === IDENTITY) steps.splice(-1, 1, { ...last, parts: [...last.parts, part] });
    else steps.push({ kind: IDENTITY, parts: [part] });
  }
  return steps;
}

function kindOf(column: number, { code, value }: Columns): number {
  if (column === code) return CODE;
  return column === value ? VALUE : OTHER;
}
