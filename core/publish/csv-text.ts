/** What a spreadsheet may take for the beginning of a formula, full-width signs included. */
const FORMULA_START = /^[=+@\t\r\n＝＋－＠-]/;
const NUMBER = /^-\d+(?:\.\d+)?$/;
const NEEDS_QUOTES = /[",\r\n]/;

/**
 * A text as a CSV field of RFC 4180. One that a spreadsheet would run as a formula gets an apostrophe in front,
 * here and never in JSON. Numbers do not come this way: they are published untouched.
 */
export function csvText(text: string): string {
  const harmless = guardFormula(text);
  return NEEDS_QUOTES.test(harmless) ? `"${harmless.replaceAll('"', '""')}"` : harmless;
}

/** The text as a spreadsheet may safely show it; unchanged unless it would start a formula. */
export function guardFormula(text: string): string {
  return FORMULA_START.test(text) && !NUMBER.test(text) ? `'${text}` : text;
}
