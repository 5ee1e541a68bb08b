import { ORGANISATION_KINDS, ORGANISATION_LEVELS, ORG_ID } from '../datasets/organisation.ts';
import { FIRST_YEAR, FORMS } from '../forms/form.ts';
import { SERIES } from '../forms/series/series-item.ts';
import { DATASETS } from '../intake/upload-key.ts';
import { OPEN_FINDING_CODES } from '../judge/open-finding-codes.ts';
import type { Parameter } from './parameter.ts';

/** The most rows that one answer holds. */
export const MAX_LIMIT = 1000;

const ITEM_CODES = [...new Set(FORMS.flatMap(({ items }) => items.map(({ code }) => code)))];

const LIMIT = {
  type: 'integer',
  required: false,
  minimum: 1,
  maximum: MAX_LIMIT,
  default: 100,
  example: '100',
  description: { zh: '最多返回的行数', en: 'The most rows to return' },
} as const satisfies Parameter;

const CURSOR = {
  type: 'cursor',
  required: false,
  place: ORG_ID,
  example: 'NDE5MDAxLWdvdg',
  description: {
    zh: '续页标记：取自上一页的 links.next，不要自行拼写',
    en: 'Where the next page begins: taken from links.next of the page before, never made by hand',
  },
} as const satisfies Parameter;

const AS_OF = {
  type: 'text',
  required: false,
  pattern: /^(?:[1-9]\d{0,8}|latest|20\d{2}-(?:0[1-9]|1[0-2])-(?:0[1-9]|[12]\d|3[01]))$/,
  example: '3',
  description: {
    zh: '以哪一次发布为准：发布号、latest（最新一次），或日期（北京时间当日结束时的最新一次）；不填则为当前状态',
    en: 'The release to answer from: its number, latest, or a day (the newest when that day ended in China); without it, the state of now',
  },
} as const satisfies Parameter;

const YEAR = {
  type: 'integer',
  required: true,
  minimum: FIRST_YEAR,
  maximum: 2100,
  example: '2021',
  description: { zh: '统计年度', en: 'The year that the reports speak of' },
} as const satisfies Parameter;

const FORM = {
  type: 'choice',
  required: false,
  values: ['2019', '2021'],
  example: '2021',
  description: {
    zh: '表式：2019（2019、2020 年度）或 2021（2021 年度起）',
    en: 'The form: 2019 (years 2019 and 2020) or 2021 (since 2021)',
  },
} as const satisfies Parameter;

const REGION = {
  type: 'text',
  required: false,
  pattern: /^(?:\d{2}|\d{4}|\d{6})$/,
  example: '41',
  description: {
    zh: '区划代码的前二位、前四位或全部六位；不填则按省列出',
    en: 'The first two, four or all six digits of a region; without it, a row a province',
  },
} as const satisfies Parameter;

const FROM = {
  type: 'integer',
  required: false,
  minimum: FIRST_YEAR,
  maximum: 2100,
  example: '2019',
  description: { zh: '起始年度；不填则从最早的年度起', en: 'The first year; the oldest there is without it' },
} as const satisfies Parameter;

const TO = {
  ...FROM,
  example: '2024',
  description: { zh: '截止年度；不填则到最新的年度', en: 'The last year; the newest there is without it' },
} as const satisfies Parameter;

const OF = {
  type: 'choice',
  required: false,
  values: ['organs', 'governments'],
  default: 'organs',
  example: 'organs',
  description: {
    zh: 'organs：各机关自己的报告；governments：各级政府的汇总报告。二者从不相加',
    en: 'organs: reports of single organs; governments: summaries of governments. The two are never added up',
  },
} as const satisfies Parameter;

const LEVEL = {
  type: 'choice',
  required: false,
  values: ORGANISATION_LEVELS,
  example: 'county',
  description: { zh: '层级', en: 'The level of administration' },
} as const satisfies Parameter;

const KIND = {
  type: 'choice',
  required: false,
  values: ORGANISATION_KINDS,
  example: 'office',
  description: { zh: '机构类型', en: 'What the organisation is' },
} as const satisfies Parameter;

const PARENT = {
  type: 'text',
  required: false,
  pattern: ORG_ID,
  example: '419001-gov',
  description: { zh: '上级机构', en: 'The organisation directly above' },
} as const satisfies Parameter;

const FINDING = {
  type: 'choice',
  required: false,
  values: OPEN_FINDING_CODES,
  why: {
    zh: '其余提示针对文件，报告受理后不再存在',
    en: 'whatever else can be found is about a file, and is settled once its report stands',
  },
  example: 'X-CARRY',
  description: {
    zh: '只看有这一待说明事项的（规则编号）：报告，或该事项所指的单元格；以已发布的数据为准',
    en: 'Only what this finding is open about: reports, or the cells that it speaks of; as they are published',
  },
} as const satisfies Parameter;

const FORMAT = {
  type: 'choice',
  required: false,
  values: ['json', 'csv'],
  example: 'csv',
  description: {
    zh: '格式；不填则看 Accept，默认 JSON',
    en: 'The format; without it Accept decides, and JSON is the default',
  },
} as const satisfies Parameter;

const FILE_NAME = {
  type: 'text',
  required: true,
  // S3 puts the name of the file that is sent in the place of such marks, so that the key would not be exact.
  pattern: /^(?!.*\$\{)[^/]{1,200}$/,
  example: '2021.csv',
  description: { zh: '文件名，可用中文', en: 'The name of the file' },
} as const satisfies Parameter;

const FILE_SHA256 = {
  type: 'text',
  required: false,
  pattern: /^[0-9a-f]{64}$/,
  example: 'e3b0c44298fc1c149afbf4c8996fb92427ae41e4649b934ca495991b7852b855',
  description: {
    zh: '文件字节的 sha256（小写十六进制）；填写后，内容不同的文件不会被接收',
    en: 'sha256 of the bytes in lower-case hex; with it no other content is taken',
  },
} as const satisfies Parameter;

const REPORT_ID = {
  type: 'text',
  required: true,
  pattern: new RegExp(`${ORG_ID.source.slice(0, -1)}\\.(?:20\\d{2}|2100)$`),
  example: '419001-gov-office.2021',
  description: {
    zh: '报告编号：机构编号.年度',
    en: 'Id of the report: organisation, a full stop, year',
  },
} as const satisfies Parameter;

/** The digits of a region, at any depth. */
const PLACE = {
  type: 'text',
  pattern: /^(?:\d{2}|\d{4}|\d{6})$/,
  description: {
    zh: '区划代码：前二位（省）、前四位（市）或全部六位',
    en: 'Code of the region: its first two digits (province), four (city) or all six',
  },
} as const;

const ORGANISATION = {
  type: 'text',
  required: false,
  pattern: ORG_ID,
  example: '419001-gov-office',
  description: { zh: '机构编号', en: 'Id of the organisation' },
} as const satisfies Parameter;

const ITEM = {
  type: 'choice',
  required: false,
  values: ITEM_CODES,
  listedAt: '/api/v1/items',
  example: 't3_new_received__total',
  description: { zh: '指标代码', en: 'Code of an item' },
} as const satisfies Parameter;

const RECEIPT_ID = {
  type: 'text',
  required: true,
  pattern: /^r-[0-9a-f]{32}$/,
  example: `r-${'0af1'.repeat(8)}`,
  description: { zh: '这次报送的回执编号', en: 'Receipt of the upload' },
} as const satisfies Parameter;

const DATASET = {
  type: 'choice',
  required: false,
  values: DATASETS,
  default: 'annual-reports',
  example: 'annual-reports',
  description: { zh: '数据集', en: 'What the file is' },
} as const satisfies Parameter;

/** Parameters that several endpoints take, each declared once; the groups are taken whole. */
export const PARAMETERS = {
  asOf: AS_OF,
  cursor: CURSOR,
  dataset: DATASET,
  format: FORMAT,
  form: FORM,
  item: ITEM,
  level: LEVEL,
  limit: LIMIT,
  kind: KIND,
  organisation: ORGANISATION,
  parent: PARENT,
  finding: FINDING,
  receiptId: RECEIPT_ID,
  region: REGION,
  reportId: REPORT_ID,
  year: YEAR,
  /** A region that has to be named. */
  oneRegion: { ...PLACE, required: true, example: '419001' },
  /** The codes of lines: items, derived groups and rates. */
  lines: { values: SERIES.map(({ code }) => code), listedAt: '/feeds/v1/index.json' },
  /** Whose reports or cells. */
  place: { region: { ...PLACE, required: false, example: '4190' }, organisation: ORGANISATION },
  /** What is told of stored roll-ups. */
  rollup: { region: REGION, from: FROM, to: TO, of: OF, level: LEVEL },
  /** A file that is sent. */
  file: { filename: FILE_NAME, sha256: FILE_SHA256 },
  /** A page of a list. */
  page: { limit: LIMIT, cursor: CURSOR },
} as const;
