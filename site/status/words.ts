import type { Words } from '../../core/findings/finding.ts';

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
  queue: { zh: '等得最久的文件', en: 'Longest waiting file' },
  'queue-age': { zh: '已等 {minutes} 分 {seconds} 秒', en: '{minutes} min {seconds} s' },
  'queue-empty': { zh: '没有文件在等回执', en: 'no file waits for its receipt' },
  'queue-unknown': { zh: '尚未巡检', en: 'not looked at yet' },
  swept: { zh: '最近一次巡检', en: 'Last look at all files' },
  'last-failure': { zh: '最近一次处理失败', en: 'Last failure' },
  'no-failure': { zh: '没有', en: 'none' },
  limits: {
    zh: '巡检每五分钟一次，找出还没有回执的文件和处理失败的文件；失败是本站的故障，不是文件有误。回执编号只显示开头几位：知道全号的人才能看回执。',
    en: 'Every five minutes all files are looked over for those without a receipt and those that failed; a failure is ours, not a mistake in the file. Only the beginning of a receipt’s number is told: whoever has all of it may read the receipt.',
  },
} as const satisfies Words;
