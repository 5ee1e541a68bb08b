import type { Words } from '../../core/findings/finding.ts';

/** The words of the sheet with a QR code. */
export const CARD_WORDS = {
  title: { zh: '二维码张贴页', en: 'A sheet with a QR code' },
  lead: {
    zh: '打印后张贴，扫码即到。网址固定不变，报告更正后仍指向最新版本。',
    en: 'Print it and put it up. The address stays the same and always shows the newest revision.',
  },
  print: { zh: '打印', en: 'Print' },
  all: { zh: '政府信息公开年报数据', en: 'Open data on government information disclosure' },
  organisation: {
    zh: '{name}：历年政府信息公开工作年度报告',
    en: '{name}: annual reports on government information disclosure',
  },
  report: {
    zh: '{name}：{year}年政府信息公开工作年度报告',
    en: '{name}: annual report on government information disclosure, {year}',
  },
  scan: { zh: '扫码查看', en: 'Scan to read' },
  code: { zh: '二维码：{address}', en: 'QR code of {address}' },
} as const satisfies Words;
