/** What a spreadsheet may take for the beginning of a formula, full-width signs included. */
const FORMULA_START = /^[=+@\t\r\n＝＋－＠-]/;
const NUMBER = /^-\d+(?:\.\d+)?$/;
const NEEDS_QUOTES = /[",\r\n]/;

/**
 * A text as a CSV field of RFC 4180. One that a spreadsheet would run as a formula gets an apostrophe in front,
 * here and never in JSON. Numbers do not come this way: they are published untouched.
 */
export function csvText(text: string): string {
  return csvField(guardFormula(text));
}

/** A text as a CSV field of RFC 4180, unchanged: for files that are read by us again. */
export function csvField(text: string): string {
  return NEEDS_QUOTES.test(text) ? `"${text.replaceAll('"', '""')}"` : text;
}

/** The text as a spreadsheet may safely show it; unchanged unless it would start a formula. */
export function guardFormula(text: string): string {
  return FORMULA_START.test(text) && !NUMBER.test(text) ? `'${text}` : text;
}
