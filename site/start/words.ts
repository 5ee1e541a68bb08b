import type { Bilingual } from '../../core/findings/finding.ts';

/** The words of the first page. */
export const START_WORDS = {
  title: { zh: '政府信息公开工作年度报告', en: 'Yearly reports on government information disclosure' },
  lead: {
    zh: '每个行政机关每年收到多少件公开申请、怎样答复、引起多少复议和诉讼：报送、核对、公开，都在这里。',
    en: 'How many requests each public body received, how it answered, how many reviews and lawsuits followed: filed, checked and published here.',
  },
} as const satisfies Readonly<Record<string, Bilingual>>;
