import type { Bilingual } from '../../core/findings/finding.ts';

/** A page of the site: the file of that name beside its words in the navigation. */
export interface Page {
  /** `{name}.html`, at the root of the site and of this folder; the build finds them here. */
  readonly name: string;
  readonly title: Bilingual;
  /** One line on the first page; without it the page is not told of there. */
  readonly about?: Bilingual;
}

/** All pages in the order of the navigation. */
export const PAGES = [
  { name: 'index', title: { zh: '首页', en: 'Home' } },
  {
    name: 'check',
    title: { zh: '核对与报送', en: 'Check and send' },
    about: {
      zh: '下载带有上年数字的模板，先在本机核对再报送：错在哪一格、差多少、怎么改，一看就明白。',
      en: 'Download a template with last year’s figures, check it on your own computer, then send it: which cell is wrong, by how much, and how to mend it.',
    },
  },
] as const satisfies readonly Page[];

export type PageName = (typeof PAGES)[number]['name'];
