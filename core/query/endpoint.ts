import { ORG_ID } from '../datasets/organisation.ts';
import type { Bilingual } from '../findings/finding.ts';
import { FIRST_YEAR } from '../forms/form.ts';
import type { Parameter } from './parameter.ts';

/** One address that answers questions. `{id}` in the path is the parameter of that name; the others follow `?`. */
export interface Endpoint {
  readonly path: string;
  readonly summary: Bilingual;
  readonly parameters: Readonly<Record<string, Parameter>>;
}

/** The most rows that one answer holds. */
export const MAX_LIMIT = 1000;

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
  example: 'NDE5MDAxLWdvdg',
  description: {
    zh: '续页标记：取自上一页的 links.next，不要自行拼写',
    en: 'Where the next page begins: taken from links.next of the page before, never made by hand',
  },
} as const satisfies Parameter;

/** All endpoints under `/api/v1/`. */
export const ENDPOINTS = {
  reports: {
    path: '/api/v1/reports',
    summary: { zh: '一个地区一年的全部报告', en: 'All reports of one region and year' },
    parameters: {
      year: {
        type: 'integer',
        required: true,
        minimum: FIRST_YEAR,
        maximum: 2100,
        example: '2021',
        description: { zh: '统计年度', en: 'The year that the reports speak of' },
      },
      region: {
        type: 'text',
        required: true,
        pattern: /^\d{6}$/,
        example: '419001',
        description: { zh: '六位区划代码', en: 'Six-digit code of the region' },
      },
      limit: LIMIT,
      cursor: CURSOR,
    },
  },
  report: {
    path: '/api/v1/reports/{id}',
    summary: { zh: '一份报告的全部数据', en: 'One report with all its cells' },
    parameters: {
      id: {
        type: 'text',
        required: true,
        pattern: new RegExp(`${ORG_ID.source.slice(0, -1)}\\.(?:20\\d{2}|2100)$`),
        example: '419001-gov-office.2021',
        description: {
          zh: '报告编号：机构编号.年度',
          en: 'Id of the report: organisation, a full stop, year',
        },
      },
    },
  },
  receipt: {
    path: '/api/v1/receipts/{id}',
    summary: { zh: '一次报送的回执', en: 'The receipt of one upload' },
    parameters: {
      id: {
        type: 'text',
        required: true,
        pattern: /^r-[0-9a-f]{32}$/,
        example: 'r-0123456789abcdef0123456789abcdef',
        description: {
          zh: '回执编号：r- 加 sha256(对象键, 换行, 版本号) 的前 32 位十六进制数字',
          en: 'Id of the receipt: r- and the first 32 hex digits of sha256(key, line feed, version id)',
        },
      },
      format: {
        type: 'choice',
        required: false,
        values: ['json', 'html', 'csv'],
        example: 'html',
        description: {
          zh: '格式：json 供程序读取，html 供阅读和打印，csv 供 Excel 打开；未写时按 Accept 选择',
          en: 'The form: json for programs, html to read and print, csv for Excel; by Accept where it is not named',
        },
      },
    },
  },
  organisations: {
    path: '/api/v1/organisations',
    summary: { zh: '机构名录', en: 'The register of organisations' },
    parameters: {
      region: {
        type: 'text',
        required: false,
        pattern: /^\d{2,6}$/,
        example: '4190',
        description: { zh: '区划代码的前二至六位', en: 'The first two to six digits of the region’s code' },
      },
      limit: LIMIT,
      cursor: CURSOR,
    },
  },
  items: {
    path: '/api/v1/items',
    summary: { zh: '指标目录', en: 'The items of the forms' },
    parameters: {
      form: {
        type: 'choice',
        required: false,
        values: ['2019', '2021'],
        example: '2021',
        description: {
          zh: '表式：2019（2019、2020 年度）或 2021（2021 年度起）',
          en: 'The form: 2019 (years 2019 and 2020) or 2021 (since 2021)',
        },
      },
    },
  },
} as const satisfies Readonly<Record<string, Endpoint>>;

export type EndpointName = keyof typeof ENDPOINTS;
