import type { Reading } from '../findings/receipt.ts';
import type { Delimiter } from './delimiter.ts';
import type { Limits } from './limits.ts';

/** Why a text is not given to the parser; each is the code of a finding, `row` counts as a spreadsheet does. */
export interface ScanProblem {
  readonly problem:
    | 'too-many-rows'
    | 'too-many-columns'
    | 'field-too-long'
    | 'unclosed-quote'
    | 'stray-quote';
  readonly row: number;
}

/** What one pass over the characters found out. */
export interface Scan {
  readonly rows: number;
  readonly newline: Reading['newline'];
  /** Whether the last row ends with a line break; a file cut short does not. */
  readonly endsWithNewline: boolean;
}

const QUOTE = 0x22;
const LF = 0x0a;
const CR = 0x0d;
const SPACE = 0x20;

/**
 * One pass in linear time before parsing: the limits, and the quoting that a parser would repair silently.
 * Bounded work on anything: it stops at the first limit.
 */
export function scanText(text: string, delimiter: Delimiter, limits: Limits): Scan | ScanProblem {
  const cursor: Cursor = { at: 0, start: 0, row: 1, column: 1, lf: 0, crlf: 0, cr: 0 };
  const cut = delimiter.charCodeAt(0);
  while (cursor.at < text.length) {
    const code = text.charCodeAt(cursor.at);
    const problem = code === QUOTE ? passQuote(text, cursor, cut) : undefined;
    if (problem) return { problem, row: cursor.row };
    const crossed = code === QUOTE ? undefined : passCharacter(text, cursor, cut);
    const limit = crossed && overLimit(cursor, crossed, limits);
    if (limit) return { problem: limit, row: cursor.row };
  }
  if (cursor.at - cursor.start > longestField(limits)) return { problem: 'field-too-long', row: cursor.row };
  const endsWithNewline = text.endsWith('\n') || text.endsWith('\r');
  return {
    rows: endsWithNewline ? cursor.row - 1 : cursor.row,
    newline: newlineName(cursor),
    endsWithNewline,
  };
}

/** Where the pass stands; mutated in place because it moves once a character. */
interface Cursor {
  at: number;
  /** Where the present field began. */
  start: number;
  row: number;
  column: number;
  lf: number;
  crlf: number;
  cr: number;
}

/** A text all of quotes is twice as long in the file, and two more stand round it; the text itself is measured later. */
function longestField(limits: Limits): number {
  return 2 * limits.text + 2;
}

/** Passes a quoted field whole; a quote inside an unquoted field is text unless only spaces stand before it. */
function passQuote(text: string, cursor: Cursor, cut: number): ScanProblem['problem'] | undefined {
  if (cursor.start !== cursor.at) {
    if (onlySpaces(text, cursor.start, cursor.at)) return 'stray-quote';
    cursor.at++;
    return undefined;
  }
  const end = closingQuote(text, cursor.at);
  if (end < 0) return 'unclosed-quote';
  cursor.at = skipSpaces(text, end + 1);
  return cursor.at < text.length && !isBreak(text.charCodeAt(cursor.at), cut) ? 'stray-quote' : undefined;
}

/** Passes one character; answers with the length of the field that it ended, or undefined. */
function passCharacter(text: string, cursor: Cursor, cut: number): { readonly length: number } | undefined {
  const code = text.charCodeAt(cursor.at);
  if (code !== cut && code !== LF && code !== CR) {
    cursor.at++;
    return undefined;
  }
  const length = cursor.at - cursor.start;
  if (code === cut) cursor.column++;
  else passBreak(text, cursor, code);
  cursor.start = ++cursor.at;
  return { length };
}

function passBreak(text: string, cursor: Cursor, code: number): void {
  if (code === LF) cursor.lf++;
  else if (text.charCodeAt(cursor.at + 1) !== LF) cursor.cr++;
  else {
    cursor.crlf++;
    cursor.at++;
  }
  cursor.row++;
  cursor.column = 1;
}

function overLimit(
  cursor: Cursor,
  ended: { readonly length: number },
  limits: Limits,
): ScanProblem['problem'] | undefined {
  if (ended.length > longestField(limits)) return 'field-too-long';
  if (cursor.column > limits.columns) return 'too-many-columns';
  return cursor.row > limits.rows + 1 ? 'too-many-rows' : undefined;
}

function onlySpaces(text: string, start: number, at: number): boolean {
  for (let index = start; index < at; index++) if (text.charCodeAt(index) !== SPACE) return false;
  return true;
}

/** Position of the quote that closes the field opened at `at`; a doubled quote is part of the text. */
function closingQuote(text: string, at: number): number {
  let next = text.indexOf('"', at + 1);
  while (next >= 0 && text.charCodeAt(next + 1) === QUOTE) next = text.indexOf('"', next + 2);
  return next;
}

function skipSpaces(text: string, from: number): number {
  let at = from;
  while (text.charCodeAt(at) === 0x20) at++;
  return at;
}

function isBreak(code: number, cut: number): boolean {
  return code === cut || code === LF || code === CR;
}

function newlineName({ lf, crlf, cr }: Cursor): Reading['newline'] {
  const kinds = [lf, crlf, cr].filter((count) => count > 0).length;
  if (kinds === 0) return 'none';
  if (kinds > 1) return 'mixed';
  if (lf > 0) return 'lf';
  return crlf > 0 ? 'crlf' : 'cr';
}
