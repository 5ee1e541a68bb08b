import type { Bilingual } from '../../core/findings/finding.ts';

/** A page of the site: the file of that name beside its words in the navigation. */
export interface Page {
  /** `{name}.html`, at the root of the site and of this folder; the build finds them here. */
  readonly name: string;
  readonly title: Bilingual;
  /** One line on the first page; without it the page is not told of there. */
  readonly about?: Bilingual;
  /** Reached from other pages, and not told of in the navigation. */
  readonly aside?: true;
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
  {
    name: 'explore',
    title: { zh: '查数据', en: 'Explore' },
    about: {
      zh: '按名称找机构，看它历年收到多少申请、公开了多少、不公开的原因；图、表、来源一页看清。',
      en: 'Find an organisation by its name and see over the years how many requests it received, how many it granted, and why it denied others.',
    },
  },
  {
    name: 'data',
    title: { zh: '数据目录', en: 'Data' },
    about: {
      zh: '全部数据的文件、字典、校验值、许可和引用方式，附可直接运行的示例。',
      en: 'All files with dictionaries, checksums, the licence, how to cite, and examples that run.',
    },
  },
  {
    name: 'interface',
    title: { zh: '接口', en: 'API' },
    about: {
      zh: '用HTTP查询任何一格数据，不用登录。',
      en: 'Ask for any cell over HTTP, without an account.',
    },
  },
  {
    name: 'rules',
    title: { zh: '核验规则', en: 'Rules' },
    about: {
      zh: '报送时核对什么、依据是什么、错了怎么改，附正反两例。',
      en: 'What is checked, on what basis, and how to mend it, each with examples.',
    },
  },
  { name: 'status', title: { zh: '运行状态', en: 'Status' } },
  { name: 'card', title: { zh: '二维码张贴页', en: 'A sheet with a QR code' }, aside: true },
] as const satisfies readonly Page[];

export type PageName = (typeof PAGES)[number]['name'];
