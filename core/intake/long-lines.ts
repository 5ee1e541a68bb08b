import { cellEnd, cellsOfLine, isLineEnd, nextLine, type Lines } from './lines.ts';
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
  /** The row that was looked at last, where its line begins, and where the one behind it, if that is known. */
  #index = -1;
  #start = 0;
  #next = -1;

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

  /** Whether a row is as the next one of a report has to be; then the report has taken it in. */
  goesOn(index: number, group: Group): boolean {
    const code = group.awaits(index);
    if (code === undefined) return false;
    const value = this.#valueIn(this.#startOf(index), code, this.#wantedOf(group));
    if (value === undefined) return false;
    group.take(value);
    return true;
  }

  #startOf(index: number): number {
    if (index === this.#index) return this.#start;
    if (index !== this.#index + 1) this.#start = this.#lines.startOf(index);
    else this.#start = this.#next < 0 ? nextLine(this.#lines.text, this.#start) : this.#next;
    this.#next = -1;
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
      if (!text.startsWith(passed, at)) return undefined;
      at += passed.length;
    }
    if (!isLineEnd(text, at)) return undefined;
    this.#next = nextLine(text, at);
    return value;
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
