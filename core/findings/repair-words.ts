import type { Words } from './finding.ts';

/** What was done to a number's spelling, in words for the receipt. */
export const REPAIR_WORDS = {
  'full-width': { zh: '全角数字', en: 'full-width digits' },
  grouping: { zh: '去掉千分位逗号', en: 'thousands commas taken out' },
  'odd-grouping': { zh: '去掉数字中的空格或全角逗号', en: 'spaces or full-width commas taken out' },
  apostrophe: { zh: '去掉 Excel 的文本前缀', en: 'Excel’s text apostrophe taken off' },
  'leading-zeros': { zh: '去掉开头的零', en: 'leading zeros taken off' },
  'decimal-zero': { zh: '去掉小数点后的零', en: 'zeros after the point taken off' },
  'minus-sign': { zh: '规范负号的写法', en: 'the minus sign put right' },
  'plus-sign': { zh: '去掉正号', en: 'plus sign taken off' },
} as const satisfies Words;
