import { SHEET, sheetRows, write } from '../../sheet-file.ts';
import { alone, inEach, type BadInput } from './bad-input.ts';

const MEGA = 1024 * 1024;

function wideText(): string {
  return write(sheetRows('wide'));
}

function withName(text: string): string {
  return wideText().replace(SHEET.orgName, text);
}

/** Sizes: what would cost time or memory is refused before the parser sees it. */
export const SIZE_INPUTS: readonly BadInput[] = [
  alone('a field of a megabyte', () => withName('长'.repeat(MEGA)), {
    expected: 'reject',
    codes: ['field-too-long'],
  }),
  alone('a quoted field of a megabyte', () => withName(`"${'长'.repeat(MEGA)}"`), {
    expected: 'reject',
    codes: ['field-too-long'],
  }),
  alone('a header name of a megabyte', () => 'x'.repeat(MEGA) + wideText(), {
    expected: 'reject',
    codes: ['field-too-long'],
  }),
  alone(
    'a header name of 5,000 characters',
    () => `${'x'.repeat(5000)},${wideText().replaceAll('\r\n', '\r\n,')}`,
    { expected: 'reject', codes: ['field-too-long'] },
  ),
  alone('a million spaces in a cell', () => withName(' '.repeat(MEGA)), {
    expected: 'reject',
    codes: ['field-too-long'],
  }),
  alone('a million spaces and tabs in a cell', () => withName(' \t'.repeat(MEGA)), {
    expected: 'reject',
    codes: ['field-too-long'],
  }),
  alone('100,000 columns', () => 'a,'.repeat(100_000), { expected: 'reject', codes: ['too-many-columns'] }),
  alone('two million commas', () => ','.repeat(2_000_000), {
    expected: 'reject',
    codes: ['too-many-columns'],
  }),
  alone('40,000 equal headers', () => `${'year,'.repeat(40_000)}\r\n`, {
    expected: 'reject',
    codes: ['too-many-columns'],
  }),
  alone('300 equal headers', () => `org_id,${'year,'.repeat(298)}\r\n`, { expected: 'reject' }),
  alone('megabytes of newlines after a table', () => wideText() + '\n'.repeat(4 * MEGA), {
    expected: 'reject',
    codes: ['too-many-rows'],
  }),
  alone('megabytes of spaces after a table', () => wideText() + ' '.repeat(4 * MEGA), {
    expected: 'reject',
    codes: ['field-too-long'],
  }),
  alone('megabytes of lines of spaces', () => wideText() + ' \n'.repeat(2 * MEGA), {
    expected: 'reject',
    codes: ['too-many-rows'],
  }),
  ...(
    [
      '"',
      '\u0000',
      ',',
      '\n',
      '\r',
      ' ',
      ';',
      '\t',
      '=',
      '\u001a',
      '0',
      '中',
      '\ufeff',
      '",',
      '"\n',
      'a"',
      '\r\n,',
    ] as const
  ).map((unit) =>
    alone(
      `16 MiB of ${JSON.stringify(unit)}`,
      () => unit.repeat(Math.floor((16 * MEGA) / new TextEncoder().encode(unit).length)),
      { expected: 'reject' },
    ),
  ),
  alone('16 MiB of end-of-file characters and a letter', () => `${'\u001a'.repeat(16 * MEGA - 1)}x`, {
    expected: 'reject',
  }),
  alone('a byte too many', () => ' '.repeat(16 * MEGA + 1), { expected: 'reject', codes: ['too-large'] }),
  alone('8 MiB of noise', () => noise(8 * MEGA), { expected: 'reject' }),
  alone('8 MiB of noise of letters and delimiters', () => letters(8 * MEGA), { expected: 'reject' }),
  alone('25,000 ragged rows', () => `${wideText()}${'419001-gov-office,x,2021,1,2,3\r\n'.repeat(25_000)}`, {
    expected: 'reject',
    codes: ['row-width'],
  }),
  alone('100,000 ragged rows', () => `${wideText()}${'a,b\r\n'.repeat(100_000)}`, {
    expected: 'reject',
    codes: ['too-many-rows'],
  }),
  alone(
    '200,000 well-formed rows',
    () =>
      wideText().split('\r\n').slice(0, 1).join('') + '\r\n' + '419001-gov-office,x,2021\r\n'.repeat(200_000),
    { expected: 'reject', codes: ['too-many-rows'] },
  ),
  ...inEach(
    'a section at its limit',
    (layout) => write(sheetRows(layout, { sections: { ...SHEET.sections, one: '文'.repeat(20_000) } })),
    { expected: 'accept', gives: { sections: { ...SHEET.sections, one: '文'.repeat(20_000) } } },
  ),
  ...inEach(
    'a section of quotes at its limit',
    (layout) => write(sheetRows(layout, { sections: { ...SHEET.sections, one: `文${'"'.repeat(19_999)}` } })),
    { expected: 'accept', gives: { sections: { ...SHEET.sections, one: `文${'"'.repeat(19_999)}` } } },
  ),
  ...inEach(
    'a section beyond its limit',
    (layout) => write(sheetRows(layout, { sections: { ...SHEET.sections, one: '文'.repeat(20_001) } })),
    { expected: 'reject', codes: ['field-too-long'] },
  ),
  ...inEach(
    'a section beyond its limit over many rows',
    (layout) =>
      write(
        sheetRows(layout).flatMap((row) =>
          row[0] === SHEET.sections?.one ? Array.from({ length: 30 }, () => ['文'.repeat(1000)]) : [row],
        ),
      ),
    { expected: 'reject', codes: ['field-too-long'], layouts: ['form'] },
  ),
  ...inEach(
    'a reason beyond its limit',
    (layout) => write(sheetRows(layout, { correctionReason: '因'.repeat(2001) })),
    { expected: 'reject', codes: ['field-too-long'] },
  ),
];

function noise(length: number): Uint8Array {
  const bytes = new Uint8Array(length);
  let state = 1;
  for (let at = 0; at < length; at++)
    bytes[at] = (state = (Math.imul(state, 1103515245) + 12345) >>> 0) >>> 24;
  return bytes;
}

function letters(length: number): Uint8Array {
  const alphabet = new TextEncoder().encode('a0,;"\n\r\t -=org_id');
  return noise(length).map((byte) => alphabet[byte % alphabet.length] ?? 0);
}
