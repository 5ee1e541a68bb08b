import type { Reading } from '../findings/receipt.ts';
import type { Delimiter } from './delimiter.ts';
import type { Limits } from './limits.ts';
import type { Block } from './table.ts';

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
  /** Whether any field, quotes included, is longer than a cell of a table may be. */
  readonly long: boolean;
  readonly quoted: boolean;
  /** Whether each row is a line: nothing is quoted, and all line breaks are of one kind, with an LF. */
  readonly isLines: boolean;
  /** The pieces in which the text may be parsed, some 64 KiB each. */
  readonly blocks: readonly Block[];
}

const BLOCK = 64 * 1024;
const QUOTE = 0x22;
const LF = 0x0a;
const CR = 0x0d;
const SPACE = 0x20;

/**
 * One pass in linear time before parsing: the limits, and the quoting that a parser would repair silently.
 * Bounded work on anything: it stops at the first limit. A text without quotes is gone through row by row, and how
 * many columns its short rows have is left to the table, which counts them when it cuts them. Which limit is the
 * first one is found character by character.
 */
export function scanText(text: string, delimiter: Delimiter, limits: Limits): Scan | ScanProblem {
  const quick = text.includes('"') ? undefined : scanRows(text, delimiter, limits);
  return quick ?? scanCharacters(text, delimiter, limits);
}

/** No row that is shorter costs a parser anything, however many columns it has. */
const SHORT_ROW = 8 * 1024;

/** A text without quotes that keeps the limits, whose line breaks are of one kind, with an LF; else undefined. */
function scanRows(text: string, delimiter: Delimiter, limits: Limits): Scan | undefined {
  const newline = oneNewline(text);
  if (newline === undefined) return undefined;
  const blocks: Block[] = [{ start: 0, row: 0 }];
  let [row, start, blockEnd] = [0, 0, BLOCK];
  let long = false;
  for (; start < text.length; row++) {
    if (row > limits.rows) return undefined;
    const found = text.indexOf('\n', start);
    const end = found < 0 ? text.length : found;
    if (end - start > Math.min(SHORT_ROW, limits.cell)) {
      const scanned = scanCharacters(text.slice(start, end), delimiter, limits);
      if ('problem' in scanned) return undefined;
      long ||= scanned.long;
    }
    start = end + 1;
    if (found < 0 || start < blockEnd) continue;
    blocks.push({ start, row: row + 1 });
    blockEnd = start + BLOCK;
  }
  const endsWithNewline = text.endsWith('\n');
  return {
    rows: Math.max(row, 1),
    newline,
    endsWithNewline,
    long,
    quoted: false,
    isLines: true,
    blocks,
  };
}

/** Undefined where a CR stands alone. */
function oneNewline(text: string): 'none' | 'lf' | 'crlf' | undefined {
  if (!text.includes('\n')) return text.includes('\r') ? undefined : 'none';
  if (!text.includes('\r')) return 'lf';
  return /\r(?!\n)|(?<!\r)\n/.test(text) ? undefined : 'crlf';
}

/** Any text, character by character. One loop over local numbers, because it meets every one of them. */
export function scanCharacters(text: string, delimiter: Delimiter, limits: Limits): Scan | ScanProblem {
  const cut = delimiter.charCodeAt(0);
  const field = longestField(limits);
  const breaks = { lf: 0, crlf: 0, cr: 0 };
  const blocks: Block[] = [{ start: 0, row: 0 }];
  let [row, column, start, longest, blockEnd] = [1, 1, 0, 0, BLOCK];
  let quoted = false;
  for (let at = 0; at < text.length; at++) {
    const code = text.charCodeAt(at);
    if (code === QUOTE) {
      const passed = passQuote(text, { start, at }, cut);
      if (typeof passed === 'string') return { problem: passed, row };
      at = passed;
      quoted = true;
      continue;
    }
    if (code !== cut && code !== LF && code !== CR) continue;
    longest = Math.max(longest, at - start);
    if (longest > field) return { problem: 'field-too-long', row };
    if (code === cut) {
      if (++column > limits.columns) return { problem: 'too-many-columns', row };
    } else {
      const kind = breakAt(text, at, code);
      breaks[kind]++;
      if (kind === 'crlf') at++;
      row++;
      column = 1;
      if (row > limits.rows + 1 && at + 1 < text.length) return { problem: 'too-many-rows', row };
      if (at + 1 >= blockEnd) {
        blocks.push({ start: at + 1, row: row - 1 });
        blockEnd = at + 1 + BLOCK;
      }
    }
    start = at + 1;
  }
  longest = Math.max(longest, text.length - start);
  if (longest > field) return { problem: 'field-too-long', row };
  const endsWithNewline = text.endsWith('\n') || text.endsWith('\r');
  const rows = endsWithNewline ? row - 1 : row;
  const long = longest > limits.cell;
  const newline = newlineName(breaks);
  const isLines = !quoted && newline !== 'cr' && newline !== 'mixed';
  return { rows, newline, endsWithNewline, long, quoted, isLines, blocks };
}

/** A text all of quotes is twice as long in the file, and two more stand round it; the text itself is measured later. */
function longestField(limits: Limits): number {
  return 2 * limits.text + 2;
}

/**
 * Passes a quoted field whole and answers with its last character's place; a quote inside an unquoted field is text
 * unless only spaces stand before it.
 */
function passQuote(
  text: string,
  { start, at }: { readonly start: number; readonly at: number },
  cut: number,
): number | ScanProblem['problem'] {
  if (start !== at) return onlySpaces(text, start, at) ? 'stray-quote' : at;
  const end = closingQuote(text, at);
  if (end < 0) return 'unclosed-quote';
  const next = skipSpaces(text, end + 1);
  return next < text.length && !isBreak(text.charCodeAt(next), cut) ? 'stray-quote' : next - 1;
}

function breakAt(text: string, at: number, code: number): Exclude<Reading['newline'], 'mixed' | 'none'> {
  if (code === LF) return 'lf';
  return text.charCodeAt(at + 1) === LF ? 'crlf' : 'cr';
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

function newlineName({ lf, crlf, cr }: Readonly<Record<'lf' | 'crlf' | 'cr', number>>): Reading['newline'] {
  const kinds = [lf, crlf, cr].filter((count) => count > 0).length;
  if (kinds === 0) return 'none';
  if (kinds > 1) return 'mixed';
  if (lf > 0) return 'lf';
  return crlf > 0 ? 'crlf' : 'cr';
}
