/** How a numeral in prose is put together: its digits (Arabic or hanzi) and the scale words 十百千万亿 behind it. */
export interface Numeral {
  readonly digits: string;
  readonly scales: string;
}

const HANZI_DIGITS = '零一二三四五六七八九';
const SCALE_ZEROS: Readonly<Record<string, number>> = { 十: 1, 百: 2, 千: 3, 万: 4, 亿: 8 };
const HANZI_UNITS: Readonly<Record<string, number>> = { 十: 10, 百: 100, 千: 1000 };

/** The amount as a number, exact up to fifteen digits: 1,234 → 1234, 1.2万 → 12000, 三百二十一 → 321. */
export function readAmount({ digits, scales }: Numeral): number {
  if (!/^[0-9]/.test(digits)) return readHanzi(digits) * 10 ** zerosOf(scales);
  return Number(shiftPoint(digits.replace(/[,，]/g, ''), zerosOf(scales)));
}

function zerosOf(scales: string): number {
  return [...scales].reduce((zeros, scale) => zeros + (SCALE_ZEROS[scale] ?? 0), 0);
}

/** Moves the decimal point to the right as text: in a double 51.28 × 10,000 would not be whole. */
function shiftPoint(decimal: string, zeros: number): string {
  const [whole = '', fraction = ''] = decimal.split('.');
  const moved = fraction.padEnd(zeros, '0');
  return `${whole}${moved.slice(0, zeros)}.${moved.slice(zeros)}`;
}

/** A hanzi numeral below 10^12, with 两 and 〇; digits without units (二〇二一) are read one by one. */
function readHanzi(numeral: string): number {
  const even = numeral.replaceAll('两', '二').replaceAll('〇', '零');
  if (!/[十百千万亿]/.test(even))
    return Number([...even].map((digit) => HANZI_DIGITS.indexOf(digit)).join(''));
  const [billions, rest] = splitAtLast(even, '亿');
  const [thousands, ones] = splitAtLast(rest, '万');
  return belowTenThousand(billions) * 1e8 + belowTenThousand(thousands) * 1e4 + belowTenThousand(ones);
}

function splitAtLast(numeral: string, scale: string): readonly [string, string] {
  const at = numeral.lastIndexOf(scale);
  return at < 0 ? ['', numeral] : [numeral.slice(0, at), numeral.slice(at + 1)];
}

function belowTenThousand(numeral: string): number {
  let total = 0;
  let digit = 0;
  for (const character of numeral) {
    const unit = HANZI_UNITS[character];
    if (unit === undefined) digit = Math.max(HANZI_DIGITS.indexOf(character), 0);
    else {
      total += (digit === 0 ? 1 : digit) * unit;
      digit = 0;
    }
  }
  return total + digit;
}
