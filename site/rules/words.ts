import type { Words } from '../../core/findings/finding.ts';

/** The words of the page of rules. */
export const RULES_WORDS = {
  title: { zh: '核验规则', en: 'Rules' },
  lead: {
    zh: '报送的每一格都按这些规则核对，网页、命令行和服务器用的是同一套。错误须改正才能受理；疑点请核对，可以说明；提示供参考。',
    en: 'Every cell that is filed is held to these rules, by the same engine on this site, on the command line and on the server. An error has to be mended; a warning asks for a look or an explanation; a notice informs.',
  },
  failed: { zh: '规则读取失败：{reason}', en: 'The rules could not be read: {reason}' },
  find: { zh: '筛选', en: 'Filter' },
  'find-hint': { zh: '规则编号或词语', en: 'An id or a word' },
  severity: { zh: '轻重', en: 'Severity' },
  all: { zh: '全部', en: 'all' },
  error: { zh: '错误', en: 'error' },
  warning: { zh: '疑点', en: 'warning' },
  notice: { zh: '提示', en: 'notice' },
  shown: { zh: '共 {count} 条', en: '{count} rules' },
  mend: { zh: '怎么改', en: 'How to mend it' },
  basis: { zh: '依据', en: 'Basis' },
  forms: { zh: '适用表式', en: 'Forms' },
  cells: { zh: '涉及指标', en: 'Items' },
  message: { zh: '回执中的说法', en: 'What a receipt says' },
  passing: { zh: '符合的例子', en: 'An example that keeps it' },
  failing: { zh: '不符合的例子', en: 'An example that breaks it' },
  sound: { zh: '一份各项都平衡的报告', en: 'any report that balances' },
  file: { zh: '规则数据（JSON）', en: 'The rules as data (JSON)' },
} as const satisfies Words;
