import { TOMBSTONE } from '../forms/redaction.ts';

/** What receipts put in place of characters that they do not show, and where they cut a text short. */
const NOT_SHOWN = /[□…*]+/;
/** Shorter pieces and bare numbers stand in any text by chance. */
const TELLING = 4;
const NUMBER = /^[-+]?[\d.,，．０-９%％]+$/;

/**
 * A receipt's document with the tombstone in place of a text, and of every cell's value that is a piece of it, also in the
 * sentences that repeat the value. Takes whatever JSON is made of; equal to what it was given where nothing quotes it.
 */
export function redactQuotes(document: unknown, text: string): unknown {
  if (text === TOMBSTONE || text === '') return document;
  const quotes = new Set([text, ...valuesIn(document).filter((value) => isPieceOf(value, text))]);
  // The longest first: a short one may be a part of it.
  const inOrder = [...quotes].toSorted((a, b) => b.length - a.length);
  return replaceIn(document, (words) =>
    inOrder.reduce((all, quote) => all.replaceAll(quote, TOMBSTONE), words),
  );
}

function isPieceOf(value: string, text: string): boolean {
  if (NUMBER.test(value)) return false;
  const pieces = value.split(NOT_SHOWN).filter((piece) => piece.trim().length >= TELLING);
  return pieces.some((piece) => text.includes(piece)) || (value.length >= TELLING && value.includes(text));
}

/** What findings say stands in cells. */
function valuesIn(document: unknown): readonly string[] {
  if (Array.isArray(document)) return document.flatMap(valuesIn);
  if (typeof document !== 'object' || document === null) return [];
  return Object.entries(document).flatMap(([name, value]: readonly [string, unknown]) =>
    name === 'value' && typeof value === 'string' ? [value] : valuesIn(value),
  );
}

function replaceIn(document: unknown, replace: (words: string) => string): unknown {
  if (typeof document === 'string') return replace(document);
  if (Array.isArray(document)) return document.map((one: unknown) => replaceIn(one, replace));
  if (typeof document !== 'object' || document === null) return document;
  return Object.fromEntries(
    Object.entries(document).map(([name, value]) => [name, replaceIn(value, replace)]),
  );
}
