import { SHEET, sheetRows, write, type LayoutName } from '../../sheet-file.ts';
import { inEach, type BadInput } from './bad-input.ts';

function text(layout: LayoutName): string {
  return write(sheetRows(layout));
}

function mixed(layout: LayoutName, first: string, others: string): string {
  const [header, ...rows] = text(layout).split('\r\n');
  return `${header}${first}${rows.join(others)}`;
}

const WITH_LINES = { ...SHEET.sections, one: '第一行\n第二行\n\n第四行' };

/** Line ends: four platforms, editors, and what exporters make of them. */
export const NEWLINE_INPUTS: readonly BadInput[] = [
  ...[
    ['CRLF', '\r\n'],
    ['LF', '\n'],
    ['CR', '\r'],
  ].flatMap(([name = '', newline = '']) => [
    ...inEach(`${name} throughout`, (layout) => write(sheetRows(layout), { newline }), {
      expected: 'accept',
    }),
    ...inEach(
      `${name}, and line breaks inside a text`,
      (layout) => write(sheetRows(layout, { sections: WITH_LINES }), { newline }),
      { expected: 'accept', gives: { sections: WITH_LINES } },
    ),
    ...inEach(
      `${name}, the breaks inside a text alike`,
      (layout) => write(sheetRows(layout, { sections: WITH_LINES })).replaceAll(/\r?\n/g, newline),
      { expected: 'accept', gives: { sections: WITH_LINES } },
    ),
  ]),
  ...[
    ['LF', '\n', '\r\n'],
    ['CRLF', '\r\n', '\n'],
    ['CR', '\r', '\n'],
    ['LF', '\n', '\r'],
  ].flatMap(([name = '', first = '', others = '']) =>
    inEach(
      `header with ${name}, rows with another (${JSON.stringify(others)})`,
      (layout) => mixed(layout, first, others),
      {
        expected: 'accept',
      },
    ),
  ),
  ...inEach('no newline at the end', (layout) => text(layout).replace(/(?:\r\n)+$/, ''), {
    expected: 'warn',
    codes: ['no-final-newline'],
  }),
  ...inEach('hundreds of newlines below', (layout) => text(layout) + '\r\n'.repeat(500), {
    expected: 'accept',
  }),
  ...inEach('hundreds of lines of spaces below', (layout) => text(layout) + '    \r\n'.repeat(500), {
    expected: 'accept',
  }),
  ...inEach('blank lines above', (layout) => '\r\n'.repeat(5) + text(layout), { expected: 'accept' }),
  ...[
    ['NEL', '\u0085'],
    ['line separators', '\u2028'],
    ['paragraph separators', '\u2029'],
    ['typed \\n', '\\n'],
    ['vertical tabs', '\v'],
    ['form feeds', '\f'],
    ['record separators', '\u001e'],
  ].flatMap(([name = '', newline = '']) =>
    inEach(`${name} for newlines`, (layout) => write(sheetRows(layout), { newline }), {
      expected: 'reject',
      codes: [
        'header-missing',
        'no-data',
        'control-characters',
        'missing-row',
        'too-many-columns',
        'duplicate-column',
        'unknown-column',
        'field-too-long',
      ],
    }),
  ),
  ...inEach('a DOS end-of-file character', (layout) => `${text(layout)}\u001a`, {
    expected: 'warn',
    codes: ['dos-end-of-file'],
  }),
  ...inEach('a hundred DOS end-of-file characters', (layout) => text(layout) + '\u001a'.repeat(100), {
    expected: 'warn',
    codes: ['dos-end-of-file'],
  }),
  ...inEach('a DOS end-of-file character and a newline', (layout) => `${text(layout)}\u001a\r\n`, {
    expected: 'reject',
    codes: ['control-characters'],
  }),
];
