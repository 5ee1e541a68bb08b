import { draftPlace, draftTexts } from '../draft-place.ts';
import type { Rule } from '../rule.ts';

const CANDIDATE = /(?<![0-9])[1-9][0-9]{16}[0-9Xx](?![0-9])/g;
const WEIGHTS = [7, 9, 10, 5, 8, 4, 2, 1, 6, 3, 7, 9, 10, 5, 8, 4, 2];
const CHECKS = '10X98765432';

/** No citizen identity number (公民身份号码, GB 11643) in any text: published data can't be called back. */
export const PERSONAL_ID: Rule = {
  code: 'personal-id',
  check: ({ draft }) =>
    draftTexts(draft)
      .filter((cell) => (cell.text.normalize('NFKC').match(CANDIDATE) ?? []).some(isIdentityNumber))
      .map((cell) => ({ code: 'personal-id', at: [draftPlace({ ...cell, text: '' })] })),
};

/** Whether the eighteen characters carry the right check character. */
export function isIdentityNumber(digits: string): boolean {
  const sum = WEIGHTS.reduce((total, weight, index) => total + weight * Number(digits[index]), 0);
  return CHECKS[sum % 11] === digits[17]?.toUpperCase();
}
