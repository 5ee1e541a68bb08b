/** Digits and letters of a unified social credit code: no I, O, S, V, Z. A character's value is its place. */
const ALPHABET = '0123456789ABCDEFGHJKLMNPQRTUWXY';
const WEIGHTS = [1, 3, 9, 27, 19, 26, 16, 17, 20, 29, 25, 13, 8, 24, 10, 30, 28];
/** The organisation code inside has an alphabet and weights of its own. */
const ORGANISATION_ALPHABET = '0123456789ABCDEFGHIJKLMNOPQRSTUVWXYZ';
const ORGANISATION_WEIGHTS = [3, 7, 9, 10, 5, 8, 4, 2];

/** Eighteen characters of the alphabet. */
export const CREDIT_CODE = new RegExp(`^[${ALPHABET}]{18}$`);

/** A check character that is not what the others ask for; `position` counts from 1. */
export interface WrongCheck {
  readonly position: 17 | 18;
  readonly expected: string;
}

/**
 * The wrong check characters of a well-formed unified social credit code (统一社会信用代码): the last by GB 32100-2015,
 * the seventeenth by GB 11714, which the organisation code inside has of its own. None: the code is sound.
 */
export function wrongChecks(code: string): readonly WrongCheck[] {
  const checks = [
    { position: 17, expected: organisationCheck(code.slice(8, 16)) },
    { position: 18, expected: creditCheck(code.slice(0, 17)) },
  ] as const;
  return checks.filter(({ position, expected }) => code[position - 1] !== expected);
}

function creditCheck(text: string): string {
  const rest = weighed(text, ALPHABET, WEIGHTS) % 31;
  return ALPHABET[(31 - rest) % 31] ?? '';
}

function organisationCheck(text: string): string {
  const check = 11 - (weighed(text, ORGANISATION_ALPHABET, ORGANISATION_WEIGHTS) % 11);
  if (check === 10) return 'X';
  return check === 11 ? '0' : String(check);
}

function weighed(text: string, alphabet: string, weights: readonly number[]): number {
  return weights.reduce((sum, weight, index) => sum + weight * alphabet.indexOf(text[index] ?? ''), 0);
}
