import type { Bilingual } from './finding.ts';

/** How words in a number cell came to stand there, and what mends it. */
interface Mend {
  readonly shape: RegExp;
  readonly words: Bilingual;
}

const MONTH = '(?:jan|feb|mar|apr|may|jun|jul|aug|sep|oct|nov|dec)';

/** What a spreadsheet writes by itself: its user has typed something else, and won't find it in the cell's words. */
const BY_SPREADSHEET: readonly Mend[] = [
  {
    shape: new RegExp(
      String.raw`^(?:\d{1,4}年)?\d{1,2}月(?:\d{1,2}日)?$|^\d{1,4}([-/.])\d{1,2}\1\d{1,4}$|^\d{1,2}-${MONTH}(?:-\d{2,4})?$|^${MONTH}-\d{1,4}$`,
      'i',
    ),
    words: {
      zh: '看起来是表格软件把数字变成了日期：请把单元格格式改为“数值”，再重新输入数字。',
      en: 'The spreadsheet seems to have made a date of it: format the cell as a number and type the number again.',
    },
  },
  {
    shape: /^#+$/,
    words: {
      zh: '列太窄，另存时数字写成了“#”：请加宽该列，再另存一次。',
      en: 'The column was too narrow, and “#” was saved in place of the number: widen the column and save again.',
    },
  },
  {
    shape: /^#(?:REF!|DIV\/0!|N\/A|VALUE!|NAME\?|NUM!|NULL!|SPILL!)$/i,
    words: {
      zh: '单元格里的公式出错：请改填数字。',
      en: 'The formula in the cell has failed: write the number in its place.',
    },
  },
];

const BY_HAND: Bilingual = {
  zh: '请去掉单位和文字，只留数字。',
  en: 'Leave the number and take words and units out.',
};

/** How a number cell is mended in which something else stands. */
export function mendWords(text: string): Bilingual {
  return BY_SPREADSHEET.find(({ shape }) => shape.test(text.trim()))?.words ?? BY_HAND;
}
