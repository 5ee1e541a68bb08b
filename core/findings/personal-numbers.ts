/** What a number says about a person: an identity number (公民身份号码), a bank card (银行卡号), a mobile phone. */
export type PersonalNumberKind = 'identity' | 'bank-card' | 'mobile';

/** A personal number in a text; `start` and `end` count UTF-16 units of that text. */
export interface PersonalNumber {
  readonly kind: PersonalNumberKind;
  readonly start: number;
  readonly end: number;
}

/** Digits grouped as people write them; what they mean is decided by their own check digits. */
const IDENTITY =
  /(?<![0-9])[1-9][0-9]{5}[ -]?(?:18|19|20)[0-9]{2}(?:0[1-9]|1[0-2])(?:0[1-9]|[12][0-9]|3[01])[ -]?[0-9]{3}[0-9Xx](?![0-9])/g;
const BANK_CARD =
  /(?<![0-9])(?:62[0-9]{2}|60[0-9]{2}|9558|4[0-9]{3}|5[1-5][0-9]{2}|35[0-9]{2})(?:[ -]?[0-9]{4}){3}(?:[ -]?[0-9]{1,3})?(?![0-9])/g;
const MOBILE = /(?<![0-9A-Za-z_/.])(?:\+?86[ -]?)?1[3-9][0-9][ -]?[0-9]{4}[ -]?[0-9]{4}(?![0-9])/g;
const WIDE = /[\uff01-\uff5e\u3000]/g;
const IDENTITY_WEIGHTS = [7, 9, 10, 5, 8, 4, 2, 1, 6, 3, 7, 9, 10, 5, 8, 4, 2];
const IDENTITY_CHECKS = '10X98765432';

/** Every personal number in a text, in the order of the text, none overlapping another. Linear in the text. */
export function findPersonalNumbers(text: string): readonly PersonalNumber[] {
  const narrow = narrowDigits(text);
  if (!/[0-9](?:[ -]?[0-9]){10}/.test(narrow)) return [];
  const found = [
    ...matches(narrow, IDENTITY, 'identity').filter((one) => isIdentityNumber(digitsOf(narrow, one))),
    ...matches(narrow, BANK_CARD, 'bank-card').filter((one) => passesLuhn(digitsOf(narrow, one))),
    ...matches(narrow, MOBILE, 'mobile'),
  ].toSorted((a, b) => a.start - b.start);
  return found.filter((one, index) => !found.slice(0, index).some((before) => before.end > one.start));
}

/** The text with all but the first three characters of each personal number turned into `*`. */
export function maskPersonalNumbers(text: string): string {
  let masked = '';
  let from = 0;
  for (const { start, end } of findPersonalNumbers(text)) {
    masked += text.slice(from, start + 3) + '*'.repeat(end - start - 3);
    from = end;
  }
  return masked + text.slice(from);
}

/** Full-width characters as narrow ones, every character staying where it is. */
function narrowDigits(text: string): string {
  return text.replace(WIDE, (wide) =>
    wide === '\u3000' ? ' ' : String.fromCharCode(wide.charCodeAt(0) - 0xfee0),
  );
}

function matches(text: string, pattern: RegExp, kind: PersonalNumberKind): PersonalNumber[] {
  return [...text.matchAll(pattern)].map(({ 0: found, index }) => ({
    kind,
    start: index,
    end: index + found.length,
  }));
}

function digitsOf(text: string, { start, end }: PersonalNumber): string {
  return text.slice(start, end).replace(/[ -]/g, '');
}

/** Whether eighteen characters carry the check character of GB 11643. */
function isIdentityNumber(digits: string): boolean {
  const sum = IDENTITY_WEIGHTS.reduce((total, weight, index) => total + weight * Number(digits[index]), 0);
  return IDENTITY_CHECKS[sum % 11] === digits[17]?.toUpperCase();
}

/** Whether the digits carry the check digit of ISO/IEC 7812. */
function passesLuhn(digits: string): boolean {
  const sum = [...digits].toReversed().reduce((total, digit, index) => {
    const weighed = Number(digit) * (index % 2 === 1 ? 2 : 1);
    return total + (weighed > 9 ? weighed - 9 : weighed);
  }, 0);
  return sum % 10 === 0;
}
