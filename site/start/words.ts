import type { Words } from '../../core/findings/finding.ts';

/** The words of the first page. */
export const START_WORDS = {
  title: { zh: '政府信息公开工作年度报告', en: 'Yearly reports on government information disclosure' },
  what: {
    zh: '每个行政机关每年都要报告：收到多少信息公开申请，公开了多少，不公开的为什么，引起多少复议和诉讼。',
    en: 'Every public body reports each year: how many requests for information it received, how many it granted, why it denied others, and how many reviews and lawsuits followed.',
  },
  how: {
    zh: '报告在这里逐格核对，每一次更正都留下痕迹，空白就是空白，不会变成0。',
    en: 'Here each cell is checked, every correction leaves its trace, and a blank stays a blank and never becomes a zero.',
  },
  open: {
    zh: '核对过的数据全部开放：有页面可看，有文件可下载，有接口可查询，每个数字都能追到它的出处。',
    en: 'What was checked is open: as pages, as files and over an API, and every number leads back to its source.',
  },
  'so-far': {
    zh: '目前公开 {reports} 份报告，{from}—{to} 年度。',
    en: '{reports} reports of {from} to {to} are published so far.',
  },
  clerk: { zh: '我要报送', en: 'I file a report' },
  citizen: { zh: '我想看数字', en: 'I want to see the numbers' },
  developer: { zh: '我要用数据', en: 'I use the data' },
} as const satisfies Words;
