import { encode, ENCODINGS, encodeForeign, joined, utf16 } from '../../encodings.ts';
import { sheetRows, write, type LayoutName } from '../../sheet-file.ts';
import { inEach, type BadInput } from './bad-input.ts';

const RARE = '𠮷田㐂村、龴龵︐、镕喆堃﨑。';
const UNREADABLE = ['encoding-unknown', 'mixed-encodings', 'header-missing', 'text-damaged'];

function text(layout: LayoutName, one?: string): string {
  return write(sheetRows(layout, one === undefined ? {} : { sections: { one, five: '五。', six: '六。' } }));
}

function bytesWith(layout: LayoutName, raw: readonly number[], encoding: 'utf-8' | 'gb18030'): Uint8Array {
  const [before = '', after = ''] = text(layout, '前后MARK文字').split('MARK');
  return joined(encode(before, encoding), Uint8Array.from(raw), encode(after, encoding));
}

function asGbk(original: string): string {
  return new TextDecoder('gb18030').decode(new TextEncoder().encode(original));
}

function asLatin1(original: string): string {
  return new TextDecoder('windows-1252').decode(new TextEncoder().encode(original));
}

const PROSE = '本机关认真贯彻《条例》，主动公开信息，回应社会关切，完善工作机制，加强监督保障。';
const TRADITIONAL = '本機關認真貫徹條例，主動公開資訊，回應社會關切，完善工作機制，加強監督保障。';
const JAPANESE = '本年度の情報公開について、次のとおり報告します。件数はすべてゼロです。';
const KOREAN_NAME = '정보공개연차보고서';

const LOST: readonly (readonly [string, string])[] = [
  ['question marks for hanzi', '????????'],
  ['full-width question marks for hanzi', '？？？？？？？？'],
  ['replacement characters', '本机关\ufffd\ufffd贯彻条例'],
  ['one replacement character', '本机关\ufffd贯彻条例'],
  ['what replacement characters become in GBK', '本机关锟斤拷锟斤拷'],
  ['what uninitialised memory looks like', '本机关烫烫烫烫'],
  ['UTF-8 read as GBK and saved', asGbk(PROSE)],
  ['UTF-8 read as Windows-1252 and saved', asLatin1(PROSE)],
];

const BAD_SEQUENCES: readonly (readonly [string, readonly number[]])[] = [
  ['a byte that no encoding has', [0xff]],
  ['a lone continuation byte', [0xbf]],
  ['an overlong slash', [0xc0, 0xaf]],
  ['an overlong NUL', [0xe0, 0x80, 0x80]],
  ['a surrogate half', [0xed, 0xa0, 0x80]],
  ['a code point beyond the last', [0xf4, 0x90, 0x80, 0x80]],
  ['half a character', [0xe6, 0xb5]],
  ['a GBK word', [...encode('济源', 'gb18030')]],
];

/** Encodings: what offices save, what mail and copying made of it. */
export const ENCODING_INPUTS: readonly BadInput[] = [
  ...ENCODINGS.flatMap((encoding) =>
    inEach(`saved as ${encoding}`, (layout) => encode(text(layout), encoding), {
      expected: encoding.startsWith('utf-16') ? 'warn' : 'accept',
      ...(encoding.startsWith('utf-16') && { codes: ['encoding-utf-16'] }),
    }),
  ),
  ...ENCODINGS.flatMap((encoding) =>
    inEach(`rare hanzi in ${encoding}`, (layout) => encode(text(layout, RARE + PROSE), encoding), {
      expected: encoding.startsWith('utf-16') ? 'warn' : 'accept',
      gives: { sections: { one: RARE + PROSE, five: '五。', six: '六。' } },
    }),
  ),
  ...[true, false].flatMap((little) =>
    inEach(`UTF-16 ${little ? 'LE' : 'BE'} without a mark`, (layout) => utf16(text(layout), little), {
      expected: 'reject',
      codes: [...UNREADABLE, 'control-characters', 'empty-file'],
    }),
  ),
  ...inEach(
    'UTF-16 with an odd number of bytes',
    (layout) => encode(text(layout), 'utf-16le').subarray(0, -1),
    {
      expected: 'reject',
      codes: ['encoding-unknown'],
    },
  ),
  ...inEach('Big5', (layout) => encodeForeign(text(layout, TRADITIONAL), 'big5'), {
    expected: 'reject',
    codes: UNREADABLE,
  }),
  ...inEach('Shift_JIS', (layout) => encodeForeign(text(layout, JAPANESE), 'shift_jis'), {
    expected: 'reject',
    codes: UNREADABLE,
  }),
  ...inEach('EUC-KR', (layout) => encodeForeign(text(layout, KOREAN_NAME), 'euc-kr'), {
    expected: 'reject',
    codes: [...UNREADABLE, 'name-differs'],
    layouts: ['form', 'wide'],
  }),
  ...inEach(
    'Windows-1252',
    (layout) => encodeForeign(text(layout, 'Ça déjà été publié à l’été, œuvre'), 'windows-1252'),
    {
      expected: 'reject',
      codes: UNREADABLE,
    },
  ),
  ...BAD_SEQUENCES.flatMap(([name, raw]) =>
    inEach(`UTF-8 with ${name}`, (layout) => bytesWith(layout, raw, 'utf-8'), {
      expected: 'reject',
      codes: UNREADABLE,
    }),
  ),
  ...inEach(
    'UTF-8 with a bad byte at the very end',
    (layout) => joined(encode(text(layout, PROSE.repeat(400)), 'utf-8'), Uint8Array.of(0xe6)),
    {
      expected: 'reject',
      codes: UNREADABLE,
    },
  ),
  ...inEach('GBK with a bad byte', (layout) => bytesWith(layout, [0xff], 'gb18030'), {
    expected: 'reject',
    codes: UNREADABLE,
  }),
  ...inEach(
    'GBK with a line of UTF-8 behind it',
    (layout) => joined(encode(text(layout), 'gb18030'), encode('备注：另一种编码\r\n', 'utf-8')),
    { expected: 'reject', codes: ['mixed-encodings'] },
  ),
  ...inEach(
    'UTF-8 with a line of GBK behind it',
    (layout) => joined(encode(text(layout), 'utf-8'), encode('备注：另一种编码\r\n', 'gb18030')),
    { expected: 'reject', codes: ['mixed-encodings', 'encoding-unknown'] },
  ),
  ...LOST.flatMap(([name, lost]) =>
    inEach(name, (layout) => encode(text(layout, lost), 'utf-8'), {
      expected: 'reject',
      codes: ['text-damaged'],
    }),
  ),
  ...inEach('a second byte-order mark', (layout) => encode(`\ufeff${text(layout)}`, 'utf-8-bom'), {
    expected: 'reject',
    codes: ['bom-inside'],
  }),
  ...inEach('a byte-order mark in the middle', (layout) => text(layout, '前\ufeff后'), {
    expected: 'reject',
    codes: ['bom-inside'],
  }),
  ...inEach('files joined end to end', (layout) => `\ufeff${text(layout)}\ufeff${text(layout)}`, {
    expected: 'reject',
    codes: ['bom-inside'],
  }),
];
