import type { Bilingual } from '../../core/findings/finding.ts';

/** The words of the page on which a report is checked and sent. */
export const CHECK_WORDS = {
  title: { zh: '核对与报送', en: 'Check and send' },
} as const satisfies Readonly<Record<string, Bilingual>>;
