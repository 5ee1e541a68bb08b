import type { Bilingual } from '../../core/findings/finding.ts';

/** The words of the status page. */
export const STATUS_PAGE_WORDS = {
  title: { zh: '运行状态', en: 'Status' },
  lead: {
    zh: '数据有多新、还有什么没发布，直接问接口得来。',
    en: 'How fresh the data are and what is still to be published, asked of the API itself.',
  },
  failed: {
    zh: '接口没有回答：{reason}。这本身就是一个故障，请稍后再试。',
    en: 'The API does not answer: {reason}. That is a failure in itself; please try again later.',
  },
  fine: {
    zh: '一切正常：已受理的数据都已公开。',
    en: 'All is well: everything that was accepted is published.',
  },
  behind: {
    zh: '有 {count} 个单元尚未公开，通常几秒内完成。',
    en: '{count} units are still to be published, usually within seconds.',
  },
  empty: { zh: '还没有公开任何数据。', en: 'Nothing is published yet.' },
  changed: { zh: '数据最近更新', en: 'Data changed' },
  reports: { zh: '公开的报告', en: 'Published reports' },
  version: { zh: '目录版本', en: 'Version of the feeds' },
  release: { zh: '最近一次发布', en: 'Newest release' },
  'no-release': { zh: '还没有', en: 'none yet' },
  engine: { zh: '核验程序', en: 'Engine' },
  asked: { zh: '查询时间', en: 'Asked' },
  'behind-list': { zh: '尚未公开的单元', en: 'Still to be published' },
  unit: { zh: '单元', en: 'Unit' },
  again: { zh: '再查一次', en: 'Ask again' },
  limits: {
    zh: '队列积压和失败告警由值班人员看管，不在公开接口中；本页能看到的失败，是已受理而久未公开的单元。',
    en: 'Queues and their alarms are watched by the operators and not told here; what a failure shows as here is a unit that stays unpublished.',
  },
} as const satisfies Readonly<Record<string, Bilingual>>;
