import { SHEET, sheetRows, write, type LayoutName } from '../../sheet-file.ts';
import { inEach, type BadInput } from './bad-input.ts';

const TEXT = '他说："你好，"，然后\n走了""。';
const SECTIONS = { ...SHEET.sections, one: TEXT };
const UNCLEAR = ['unclosed-quote', 'stray-quote', 'parser-refused'];

function text(layout: LayoutName): string {
  return write(sheetRows(layout));
}

function lines(layout: LayoutName): string[] {
  return text(layout).split('\r\n');
}

function eachCell(layout: LayoutName, wrap: (cell: string) => string): string {
  return lines(layout)
    .map((line) => line.split(',').map(wrap).join(','))
    .join('\r\n');
}

/** Quotes: legal ones, and those that leave the end of a cell unclear. */
export const QUOTING_INPUTS: readonly BadInput[] = [
  ...inEach('every field quoted', (layout) => write(sheetRows(layout), { quoteAll: true }), {
    expected: 'accept',
  }),
  ...inEach(
    'commas, doubled quotes and line breaks inside',
    (layout) => write(sheetRows(layout, { sections: SECTIONS })),
    {
      expected: 'accept',
      gives: { sections: SECTIONS },
    },
  ),
  ...inEach(
    'the same with every field quoted and LF',
    (layout) => write(sheetRows(layout, { sections: SECTIONS }), { quoteAll: true, newline: '\n' }),
    { expected: 'accept', gives: { sections: SECTIONS } },
  ),
  ...inEach('an open quote in the first cell', (layout) => `"${text(layout)}`, {
    expected: 'reject',
    codes: UNCLEAR,
  }),
  ...inEach('an open quote in the second row', (layout) => text(layout).replace('\r\n', '\r\n"'), {
    expected: 'reject',
    codes: [...UNCLEAR, 'org-id-malformed'],
  }),
  ...inEach(
    'an open quote before the last field',
    (layout) => text(layout).replace(/([^,\r\n]+)(\s*)$/, '"$1$2'),
    {
      expected: 'reject',
      codes: UNCLEAR,
    },
  ),
  ...inEach(
    'text behind a closing quote',
    (layout) => text(layout).replace(SHEET.orgName, `"${SHEET.orgName}"甲`),
    {
      expected: 'reject',
      codes: UNCLEAR,
      layouts: ['form', 'wide'],
    },
  ),
  ...inEach(
    'a text behind a closing quote',
    (layout) => text(layout).replace('未收取信息处理费。', '"未收取"信息处理费。'),
    {
      expected: 'reject',
      codes: UNCLEAR,
    },
  ),
  ...inEach(
    'quotes escaped by backslashes',
    (layout) => text(layout).replace('未收取信息处理费。', '"未收取\\"信息\\"处理费。"'),
    {
      expected: 'reject',
      codes: UNCLEAR,
    },
  ),
  ...inEach(
    'a quote that closes in the next row',
    (layout) => text(layout).replace('本机关认真', '"本机关认真').replace('下一步改进。', '下一步改进。"'),
    {
      expected: 'reject',
    },
  ),
  ...inEach('apostrophes round every field', (layout) => eachCell(layout, (cell) => `'${cell}'`), {
    expected: 'reject',
  }),
  ...inEach('curly quotes round every field', (layout) => eachCell(layout, (cell) => `“${cell}”`), {
    expected: 'reject',
  }),
  ...inEach('curly quotes the wrong way round', (layout) => eachCell(layout, (cell) => `”${cell}“`), {
    expected: 'reject',
  }),
  ...inEach(
    'a space before each quoted field',
    (layout) => write(sheetRows(layout), { quoteAll: true, delimiter: ', ' }),
    {
      expected: 'reject',
      codes: UNCLEAR,
    },
  ),
  ...inEach(
    'a space behind each quoted field',
    (layout) => write(sheetRows(layout), { quoteAll: true, delimiter: ' ,' }),
    {
      expected: 'mild',
    },
  ),
  ...inEach(
    'whole lines wrapped in quotes',
    (layout) =>
      lines(layout)
        .map((line) => `"${line.replaceAll('"', '""')}"`)
        .join('\r\n'),
    {
      expected: 'reject',
      codes: ['header-missing'],
    },
  ),
  ...inEach('nothing but quotes', () => '"'.repeat(1000), { expected: 'reject', layouts: ['form'] }),
  ...inEach(
    'a quote inside an unquoted text',
    (layout) => text(layout).replace('未收取信息', '未收取"信息"'),
    {
      expected: 'mild',
      gives: { sections: { ...SHEET.sections, six: '未收取"信息"处理费。' } },
    },
  ),
];
