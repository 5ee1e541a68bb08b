import type { Words } from '../../core/findings/finding.ts';

/** The words around every page. */
export const SHELL_WORDS = {
  site: { zh: '政府信息公开工作年度报告', en: 'Reports on government information disclosure' },
  skip: { zh: '跳到正文', en: 'Skip to the content' },
  navigation: { zh: '主导航', en: 'Main navigation' },
  'other-language': { zh: 'English', en: '中文' },
  'no-tracking': {
    zh: '本站不跟踪访问者，不加载任何第三方内容。',
    en: 'This site does not track you and loads nothing from third parties.',
  },
  'open-data': { zh: '开放数据目录', en: 'Index of the open data' },
  interface: { zh: '接口说明', en: 'API description' },
  'report-error': { zh: '报告错误', en: 'Report an error' },
} as const satisfies Words;
