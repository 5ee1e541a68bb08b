import { SHEET, sheetRows, write } from '../../sheet-file.ts';
import { inEach, type BadInput, type Expected } from './bad-input.ts';

type Text = readonly [text: string, expected: Expected, code?: string];

const TEXTS: readonly Text[] = [
  ['含逗号,引号"和\n换行', 'accept'],
  ['-加强培训', 'accept'],
  ['- 加强培训', 'accept'],
  ['-5', 'accept'],
  ['-5.5%，同比下降', 'accept'],
  ['+5%，同比上升', 'accept'],
  ['+86 0391 6633000', 'accept'],
  ['－5件', 'accept'],
  ['<b>加粗</b>', 'accept'],
  ['<script>alert(1)</script>', 'accept'],
  ['&nbsp;&lt;', 'accept'],
  ['前\u2028后', 'accept'],
  ['前\u2029后', 'accept'],
  ['家庭👨‍👩‍👧表情', 'accept'],
  ['零宽\u200b空格', 'accept'],
  ['a=b', 'accept'],
  ['1. =不是公式', 'accept'],
  ['联系电话0391-6633000', 'accept'],
  ['__proto__', 'accept'],
  ['{"__proto__":1}', 'accept'],
  ['🏛️'.repeat(50), 'accept'],
  ['=1+1', 'reject', 'formula-in-text'],
  ['=HYPERLINK("http://x.invalid")', 'reject', 'formula-in-text'],
  ["+1+cmd|' /C calc'!A0", 'reject', 'formula-in-text'],
  ["-2+3+cmd|' /C calc'!A0", 'reject', 'formula-in-text'],
  ['-SUM(A1:A9)', 'reject', 'formula-in-text'],
  ['+A1', 'reject', 'formula-in-text'],
  ['@SUM(1+1)*cmd', 'reject', 'formula-in-text'],
  ['\t=1+1', 'reject', 'formula-in-text'],
  ['\u200b=1+1', 'reject', 'formula-in-text'],
  ['"=1+1', 'reject', 'formula-in-text'],
  [';=1+1', 'reject', 'formula-in-text'],
  ["'=1+1", 'reject', 'formula-in-text'],
  ['＝1+1', 'reject', 'formula-in-text'],
  ['＠SUM(1)', 'reject', 'formula-in-text'],
  ['身份证11010519491231002X', 'reject', 'personal-id'],
  ['身份证１１０１０５１９４９１２３１００２Ｘ', 'reject', 'personal-id'],
  ['前\u0000后', 'reject', 'control-characters'],
  ['前\u0008后', 'reject', 'control-characters'],
  ['前\u202e后', 'reject', 'suspicious-character'],
  ['前\ue123后', 'reject', 'suspicious-character'],
  [`前${'\u0301'.repeat(20)}后`, 'reject', 'suspicious-character'],
];

/** Free texts: kept to the letter, or refused. */
export const FREE_TEXT_INPUTS: readonly BadInput[] = [
  ...TEXTS.flatMap(([text, expected, code]) =>
    inEach(
      `text ${JSON.stringify(text).slice(0, 50)}`,
      (layout) => write(sheetRows(layout, { sections: { ...SHEET.sections, one: text } })),
      {
        expected,
        ...(code !== undefined && { codes: [code] }),
        gives: { sections: { ...SHEET.sections, one: text } },
      },
    ),
  ),
  ...inEach(
    'a reason for a correction',
    (layout) => write(sheetRows(layout, { correctionReason: '笔误，已核对' })),
    {
      expected: 'accept',
      gives: { correctionReason: '笔误，已核对' },
    },
  ),
  ...inEach(
    'a reason that is a formula',
    (layout) => write(sheetRows(layout, { correctionReason: '=1+1' })),
    {
      expected: 'reject',
      codes: ['formula-in-text'],
    },
  ),
  ...inEach(
    'an explanation that is a formula',
    (layout) => write(sheetRows(layout, { explanations: { 'T2-FLOOR': '=1+1' } })),
    {
      expected: 'reject',
      codes: ['formula-in-text'],
    },
  ),
  ...inEach('no texts at all', (layout) => write(sheetRows(layout, { sections: {} })), {
    expected: 'accept',
    gives: { sections: {} },
  }),
  ...inEach(
    'a blank section',
    (layout) => write(sheetRows(layout, { sections: { one: '一。', five: '', six: '六。' } })),
    { expected: 'mild', gives: { sections: { one: '一。', six: '六。' } } },
  ),
];
