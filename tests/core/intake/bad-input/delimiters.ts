import { SHEET, sheetRows, swap, write, type LayoutName } from '../../sheet-file.ts';
import { inEach, type BadInput } from './bad-input.ts';

const NOT_FOUND = [
  'header-missing',
  'stray-quote',
  'CELL-TYPE',
  'full-width-delimiter',
  'missing-row',
  'too-many-columns',
  'no-data',
];
const ODD: readonly (readonly [string, string])[] = [
  ['pipe', '|'],
  ['space', ' '],
  ['colon', ':'],
  ['full-width comma', '，'],
  ['ideographic comma', '、'],
  ['full-width semicolon', '；'],
  ['full-width space', '\u3000'],
  ['full-width colon', '：'],
  ['two spaces', '  '],
  ['unit separator', '\u001f'],
  ['comma and pipe', ',|'],
];

function text(layout: LayoutName, delimiter = ','): string {
  return write(sheetRows(layout), { delimiter });
}

/** The lines from `at` on in another delimiter. */
function changing(layout: LayoutName, at: number, delimiter: string): string {
  const [a, b] = [text(layout).split('\r\n'), text(layout, delimiter).split('\r\n')];
  return [...a.slice(0, at), ...b.slice(at)].join('\r\n');
}

/** Delimiters: those that are understood, those that are not, and those that change their mind. */
export const DELIMITER_INPUTS: readonly BadInput[] = [
  ...[';', '\t'].flatMap((delimiter) =>
    inEach(`${JSON.stringify(delimiter)} throughout`, (layout) => text(layout, delimiter), {
      expected: 'mild',
    }),
  ),
  ...ODD.flatMap(([name, delimiter]) =>
    inEach(`${name} throughout`, (layout) => text(layout, delimiter), {
      expected: 'reject',
      codes: [...NOT_FOUND, 'control-characters', 'unknown-column', 'row-width'],
    }),
  ),
  ...[',', ';', '\t'].flatMap((delimiter) =>
    inEach(
      `sep=${JSON.stringify(delimiter)} that tells the truth`,
      (layout) => `sep=${delimiter}\r\n${text(layout, delimiter)}`,
      { expected: 'mild', codes: ['sep-line'] },
    ),
  ),
  ...inEach('sep=; over commas', (layout) => `sep=;\r\n${text(layout)}`, {
    expected: 'reject',
    codes: ['sep-line-lies'],
  }),
  ...inEach('sep=, over semicolons', (layout) => `sep=,\r\n${text(layout, ';')}`, {
    expected: 'reject',
    codes: ['sep-line-lies'],
  }),
  ...inEach('one comma of a row typed full-width', (layout) => text(layout).replace(/,18(?=,|\r)/, '，18'), {
    expected: 'reject',
    codes: ['row-width', 'CELL-TYPE', 'CELL-BLANK', 'missing-item', 'missing-row'],
  }),
  ...inEach(
    'header with commas, rows with semicolons',
    (layout) => changing(layout, layout === 'form' ? 8 : 1, ';'),
    {
      expected: 'reject',
    },
  ),
  ...inEach(
    'rows with tabs from the middle on',
    (layout) => changing(layout, layout === 'wide' ? 1 : 30, '\t'),
    {
      expected: 'reject',
    },
  ),
  ...inEach(
    'semicolons with a decimal comma',
    (layout) =>
      write(swap(sheetRows(layout, { cells: { t2_fees__amount_wan: 'FEES' } }), 'FEES', '12,5'), {
        delimiter: ';',
      }),
    { expected: 'reject', codes: ['decimal-comma'] },
  ),
  ...inEach(
    'semicolons with what may be a decimal comma',
    (layout) =>
      write(swap(sheetRows(layout, { cells: { t2_fees__amount_wan: 'FEES' } }), 'FEES', '1,234'), {
        delimiter: ';',
      }),
    { expected: 'reject', codes: ['decimal-comma'] },
  ),
  ...inEach('a space after each comma', (layout) => text(layout, ', '), { expected: 'accept' }),
  ...inEach('a space before each comma', (layout) => text(layout, ' ,'), { expected: 'accept' }),
  ...inEach(
    'commas in the texts of a file with semicolons',
    (layout) =>
      write(sheetRows(layout, { sections: { ...SHEET.sections, one: '甲,乙;丙\t丁' } }), { delimiter: ';' }),
    { expected: 'mild', gives: { sections: { ...SHEET.sections, one: '甲,乙;丙\t丁' } } },
  ),
];
