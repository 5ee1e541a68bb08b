import type { Bilingual, Severity, Words } from './finding.ts';
import type { Reading } from './receipt.ts';

/** How grave a finding is, for readers. */
export const SEVERITY_WORDS: Readonly<Record<Severity, Bilingual>> = {
  error: { zh: '错误', en: 'Error' },
  warning: { zh: '疑点', en: 'Warning' },
  notice: { zh: '提示', en: 'Notice' },
};

/** How the bytes were read, for readers. */
export const READING_WORDS: {
  readonly encoding: Readonly<Record<Reading['encoding'], Bilingual>>;
  readonly delimiter: Readonly<Record<Reading['delimiter'], Bilingual>>;
  readonly layout: Readonly<Record<Reading['layout'], Bilingual>>;
} = {
  encoding: {
    'utf-8': { zh: 'UTF-8 编码', en: 'UTF-8' },
    gb18030: { zh: 'GBK/GB18030 编码', en: 'GBK/GB18030' },
    'utf-16le': { zh: 'UTF-16 编码', en: 'UTF-16' },
    'utf-16be': { zh: 'UTF-16 编码', en: 'UTF-16' },
  },
  delimiter: {
    comma: { zh: '逗号分隔', en: 'commas' },
    semicolon: { zh: '分号分隔', en: 'semicolons' },
    tab: { zh: '制表符分隔', en: 'tabs' },
  },
  layout: {
    form: { zh: '法定表格式样（form）', en: 'layout form: the statutory tables' },
    wide: { zh: '一行一份报告（wide）', en: 'layout wide: a row a report' },
    long: { zh: '一行一个指标（long）', en: 'layout long: a row an item' },
    register: { zh: '机构名录', en: 'register of organisations' },
  },
};

const SKIP_WORDS: Words = {
  blank: { zh: '空行', en: 'blank' },
  'above-header': { zh: '表头上方的行', en: 'above the header' },
  'repeated-header': { zh: '重复的表头', en: 'repeated header' },
  note: { zh: '合计或备注', en: 'totals or notes' },
};

/** Why rows were skipped, for readers; a reason without words stands for itself. */
export function skipWords(reason: string): Bilingual {
  return SKIP_WORDS[reason] ?? { zh: reason, en: reason };
}
