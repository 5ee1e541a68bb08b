import type { Delimiter } from './delimiter.ts';

/**
 * A text in which each row is a line and each cell what stands between two delimiters: nothing is quoted, and all line
 * breaks are of one kind. Then a row of numbers can be read where it stands, and no text is made for a cell.
 */
export interface Lines {
  readonly text: string;
  readonly delimiter: Delimiter;
  /** Where the line of a row begins, by the index of the row. */
  startOf(index: number): number;
}

const LF = 0x0a;
const CR = 0x0d;

/** Where the next line begins behind a place in this one. */
export function nextLine(text: string, at: number): number {
  const found = text.indexOf('\n', at);
  return found < 0 ? text.length : found + 1;
}

/** Where the cell ends that begins at a place: before the delimiter or the line's end. */
export function cellEnd(text: string, start: number, cut: number): number {
  let at = start;
  while (text.charCodeAt(at) !== cut && !isLineEnd(text, at)) at++;
  return at;
}

/** Where the next line begins if this one ends at this place; else -1. */
export function behindLineEnd(text: string, at: number): number {
  if (text.charCodeAt(at) === LF) return at + 1;
  if (at >= text.length) return text.length;
  return isLineEnd(text, at) ? at + 2 : -1;
}

/** Whether a line ends at this place. */
export function isLineEnd(text: string, at: number): boolean {
  const code = text.charCodeAt(at);
  return code === LF || at >= text.length || (code === CR && text.charCodeAt(at + 1) === LF);
}

/** The cells of the line that begins at a place. */
export function cellsOfLine({ text, delimiter }: Lines, start: number): readonly string[] {
  const next = nextLine(text, start);
  const end = next > start && text.charCodeAt(next - 1) === LF ? next - 1 : next;
  return text.slice(start, end > start && text.charCodeAt(end - 1) === CR ? end - 1 : end).split(delimiter);
}
