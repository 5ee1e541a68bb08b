import type { CellKind } from '../forms/table-rows.ts';
import { INVISIBLE } from './invisible.ts';

/** Why a text is no number of its kind; each is the code of a finding. */
export type NumberProblem =
  | 'CELL-BLANK'
  | 'CELL-INT'
  | 'CELL-TYPE'
  | 'digits-lost'
  | 'formula'
  | 'number-too-large'
  | 'invisible-character';

/** What was done to a text to read it as a number; `harmless` is told as a notice, the rest as a warning. */
export type NumberRepair =
  | 'full-width'
  | 'grouping'
  | 'odd-grouping'
  | 'apostrophe'
  | 'leading-zeros'
  | 'decimal-zero'
  | 'minus-sign'
  | 'plus-sign';

/** A number read from a cell: its exact decimal string, or the problem. */
export type ReadNumber =
  | { readonly value: string; readonly repair?: NumberRepair }
  | { readonly problem: NumberProblem };

/** Whole numbers up to twelve digits, so that every sum of a form stays exact in a double. */
export const LONGEST_WHOLE = 12;
const LONGEST_FRACTION = 8;

export const ZERO = 0x30;
export const NINE = 0x39;
export const POINT = 0x2e;
const WHOLE = /^[0-9]+$/;
const DECIMAL = /^([0-9]+)\.([0-9]+)$/;
const GROUPED = /^[0-9]{1,3}(?:,[0-9]{3})+(?:\.[0-9]+)?$/;
const ODDLY_GROUPED = /^[0-9]{1,3}(?:[，\u0020\u00a0\u2009\u202f\u3000][0-9]{3})+(?:\.[0-9]+)?$/;
const FULL_WIDTH = /[０-９．]/g;
const BLANK_WORDS = new Set([
  '/',
  '／',
  '\\',
  '-',
  '－',
  '—',
  '——',
  '–',
  '−',
  '―',
  '无',
  'n/a',
  'na',
  '不适用',
  'null',
  'nil',
  '.',
  '*',
]);
const SCIENTIFIC = /^[+-]?[0-9]+(?:[.,][0-9]+)?e[+-]?[0-9]+$/i;
const FORMULA = /^[=＝@＠]/;
const MINUS = /^[-－−–—﹣]/;

/** Where the digits behind a point end; -1 where there are none or too many. */
export function fractionEnd(text: string, start: number): number {
  const end = digitsEnd(text, start);
  return end === start || end - start > LONGEST_FRACTION ? -1 : end;
}

function digitsEnd(text: string, start: number): number {
  let at = start;
  for (let code = text.charCodeAt(at); code >= ZERO && code <= NINE; ) code = text.charCodeAt(++at);
  return at;
}

/** Whether a text is a whole number as nearly every cell holds one: up to twelve ASCII digits, none of them idle. */
export function isPlainNumber(text: string): boolean {
  return isPlainValue(text, 'count');
}

/**
 * Whether a text is what a cell of its kind nearly always holds: its own value, as it is written. That is up to twelve
 * ASCII digits, none of them idle, and in a decimal up to eight more behind a point. `NumberLines` reads the same.
 */
export function isPlainValue(text: string, kind: CellKind): boolean {
  if (text === '0') return true; // as most of them are
  const end = digitsEnd(text, 0);
  if (end === 0 || end > LONGEST_WHOLE) return false;
  if (end > 1 && text.charCodeAt(0) === ZERO) return false;
  const isDecimal = kind === 'decimal' && text.charCodeAt(end) === POINT;
  return (isDecimal ? fractionEnd(text, end + 1) : end) === text.length;
}

/**
 * Reads a cell by grammar, never by a language's own conversion (which takes `0x1F`, `1e3` and blanks for
 * numbers). Digits may be full-width, thousands grouped, white space around; everything else is a problem or a
 * named repair. Never throws.
 */
export function readNumber(text: string, kind: CellKind): ReadNumber {
  if (isPlainNumber(text)) return { value: text };
  const trimmed = text.trim();
  if (trimmed === '' || BLANK_WORDS.has(trimmed.toLowerCase())) return { problem: 'CELL-BLANK' };
  if (INVISIBLE.test(trimmed)) return { problem: 'invisible-character' };
  if (FORMULA.test(trimmed)) return { problem: 'formula' };
  return readSigned(trimmed, kind);
}

function readSigned(text: string, kind: CellKind): ReadNumber {
  const minus = MINUS.test(text);
  const sign = minus || text.startsWith('+') ? text.slice(0, 1) : '';
  const read = readDigits(text.slice(sign.length), kind);
  if (sign === '' || 'problem' in read) return read;
  if (kind !== 'signed-count') return { problem: minus ? 'CELL-INT' : 'CELL-TYPE' };
  const isZero = read.value === '0';
  const repair = read.repair ?? signRepair(sign, isZero);
  const value = minus && !isZero ? `-${read.value}` : read.value;
  return repair ? { value, repair } : { value };
}

function signRepair(sign: string, isZero: boolean): NumberRepair | undefined {
  if (sign === '-' && !isZero) return undefined;
  return sign === '+' ? 'plus-sign' : 'minus-sign';
}

function readDigits(text: string, kind: CellKind): ReadNumber {
  if (SCIENTIFIC.test(text)) return { problem: 'digits-lost' };
  const plain = asPlainDigits(text);
  if (!plain) return { problem: 'CELL-TYPE' };
  const [, whole, fraction] = DECIMAL.exec(plain.digits) ?? [undefined, plain.digits, undefined];
  return finish({ whole: whole ?? '', fraction, repair: plain.repair }, kind);
}

interface PlainDigits {
  readonly digits: string;
  readonly repair: NumberRepair | undefined;
}

/** Digits with at most one point, and which spelling they were in; undefined when the text is something else. */
function asPlainDigits(text: string): PlainDigits | undefined {
  if (isPlain(text)) return { digits: text, repair: undefined };
  if (/^['’]/.test(text)) return repaired(text.slice(1), 'apostrophe');
  if (GROUPED.test(text)) return repaired(text.replaceAll(',', ''), 'grouping');
  if (ODDLY_GROUPED.test(text)) return repaired(text.replace(/[^0-9.]/g, ''), 'odd-grouping');
  const narrow = text.replace(FULL_WIDTH, (character) =>
    String.fromCharCode(character.charCodeAt(0) - 0xfee0),
  );
  return narrow === text
    ? undefined
    : repaired(narrow.replaceAll(',', GROUPED.test(narrow) ? '' : ','), 'full-width');
}

function repaired(digits: string, repair: NumberRepair): PlainDigits | undefined {
  return isPlain(digits) ? { digits, repair } : undefined;
}

function isPlain(text: string): boolean {
  return WHOLE.test(text) || DECIMAL.test(text);
}

interface Parts {
  readonly whole: string;
  readonly fraction: string | undefined;
  readonly repair: NumberRepair | undefined;
}

function finish({ whole, fraction, repair }: Parts, kind: CellKind): ReadNumber {
  const value = whole.replace(/^0+(?=[0-9])/, '');
  if (value.length > LONGEST_WHOLE || (fraction?.length ?? 0) > LONGEST_FRACTION)
    return { problem: 'number-too-large' };
  const found = repair ?? (value === whole ? undefined : 'leading-zeros');
  if (fraction === undefined) return found ? { value, repair: found } : { value };
  if (kind === 'decimal')
    return found ? { value: `${value}.${fraction}`, repair: found } : { value: `${value}.${fraction}` };
  return /^0+$/.test(fraction) ? { value, repair: found ?? 'decimal-zero' } : { problem: 'CELL-INT' };
}
