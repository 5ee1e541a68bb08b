import { TOMBSTONE } from '../forms/redaction.ts';
import { folded, TELLING } from './holds-text.ts';

/** What receipts put in place of characters that they do not show, and where they cut a text short. */
const NOT_SHOWN = /[□…*]+/;
/** Bare numbers stand in any text by chance. */
const NUMBER = /^[-+]?[\d.,，．０-９%％]+$/;

/** Behind these a sentence of a finding quotes one of the report. */
const QUOTES = /[:：]\s*/g;

/**
 * A receipt's document with the tombstone in place of a text, and of every cell's value that is a piece of it, also in the
 * sentences that repeat the value. Takes whatever JSON is made of; equal to what it was given where nothing quotes it.
 * `what` says whose document it is: of an upload that brought the text, or of any other, in which pieces of it may stand
 * for themselves (offices copy sentences from each other) and only the whole text is looked for.
 */
export function redactQuotes(document: unknown, text: string, what: 'pieces' | 'whole' = 'pieces'): unknown {
  const whole = folded(text);
  if (text === TOMBSTONE || whole.length < TELLING) return document;
  const isQuote = (value: string) =>
    what === 'pieces' ? isPieceOf(value, whole) : folded(value).includes(whole);
  const shown = [...stringsIn(document, 'value'), ...messagesIn(document).flatMap(endsOf)];
  const quotes = new Set([text, ...shown.filter((value) => isQuote(value))]);
  // The longest first: a short one may be a part of it.
  const inOrder = [...quotes].toSorted((a, b) => b.length - a.length);
  return replaceIn(document, (words) =>
    inOrder.reduce((all, quote) => all.replaceAll(quote, TOMBSTONE), words),
  );
}

/** `whole` is folded. */
function isPieceOf(value: string, whole: string): boolean {
  if (NUMBER.test(value)) return false;
  const pieces = value.split(NOT_SHOWN).map(folded);
  return pieces.some((piece) => piece.length >= TELLING && (whole.includes(piece) || piece.includes(whole)));
}

function endsOf(message: string): readonly string[] {
  return [...message.matchAll(QUOTES)].map((match) => message.slice(match.index + match[0].length));
}

function messagesIn(document: unknown): readonly string[] {
  if (Array.isArray(document)) return document.flatMap(messagesIn);
  if (typeof document !== 'object' || document === null) return [];
  return Object.entries(document).flatMap(([name, value]: readonly [string, unknown]) =>
    name === 'message' && typeof value === 'object' && value !== null
      ? Object.values(value).filter((one): one is string => typeof one === 'string')
      : messagesIn(value),
  );
}

/** What findings say stands in cells. */
function stringsIn(document: unknown, wanted: string): readonly string[] {
  if (Array.isArray(document)) return document.flatMap((one: unknown) => stringsIn(one, wanted));
  if (typeof document !== 'object' || document === null) return [];
  return Object.entries(document).flatMap(([name, value]: readonly [string, unknown]) =>
    name === wanted && typeof value === 'string' ? [value] : stringsIn(value, wanted),
  );
}

function replaceIn(document: unknown, replace: (words: string) => string): unknown {
  if (typeof document === 'string') return replace(document);
  if (Array.isArray(document)) return document.map((one: unknown) => replaceIn(one, replace));
  if (typeof document !== 'object' || document === null) return document;
  // By its name and version an upload is found again.
  return Object.fromEntries(
    Object.entries(document).map(([name, value]) => [
      name,
      name === 'upload' ? value : replaceIn(value, replace),
    ]),
  );
}
