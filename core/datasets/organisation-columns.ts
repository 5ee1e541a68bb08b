import { CREDIT_CODE } from './credit-code.ts';
import { ORG_ID, ORGANISATION_EVENTS, ORGANISATION_KINDS, ORGANISATION_LEVELS } from './organisation.ts';

/** One column of the register of organisations: its literal name, the names it is also known by, what it holds. */
export interface RegisterColumn {
  readonly name: string;
  readonly aliases: readonly string[];
  readonly required: boolean;
  readonly shape?: RegExp;
  /** What is expected, for the fix of a malformed cell. */
  readonly hint: readonly [zh: string, en: string];
}

/** The register as a CSV: a row an organisation. Dates are ISO 8601 days, both inclusive. */
export const ORGANISATION_COLUMNS: readonly RegisterColumn[] = [
  {
    name: 'org_id',
    aliases: ['机构编码'],
    required: true,
    shape: ORG_ID,
    hint: [
      '应为六位区划代码、短横线和小写字母数字，例如 419001-gov-office。',
      'Six digits, a hyphen, lower-case letters and digits, such as 419001-gov-office.',
    ],
  },
  {
    name: 'name_zh',
    aliases: ['机构名称'],
    required: true,
    shape: /^[^\s=+\-@＝＋－＠][^\n\t]{0,199}$/u,
    hint: [
      '应为机构全称，不超过 200 字，不以公式符号开头。',
      'The full name, at most 200 characters, not beginning like a formula.',
    ],
  },
  {
    name: 'name_en',
    aliases: ['英文名称'],
    required: false,
    shape: /^[^\s=+\-@＝＋－＠][^\n\t]{0,199}$/u,
    hint: [
      '英文名称不超过 200 字符，不以公式符号开头。',
      'At most 200 characters, not beginning like a formula.',
    ],
  },
  {
    name: 'kind',
    aliases: ['机构类别'],
    required: true,
    shape: new RegExp(`^(?:${ORGANISATION_KINDS.join('|')})$`),
    hint: [
      '应为 government、office、department、township 或 other。',
      'One of government, office, department, township, other.',
    ],
  },
  {
    name: 'region',
    aliases: ['区划代码'],
    required: true,
    shape: /^\d{6}$/,
    hint: ['应为六位区划代码，与机构编码前六位一致。', 'Six digits, the same as in the id.'],
  },
  {
    name: 'parent',
    aliases: ['上级机构编码'],
    required: false,
    shape: ORG_ID,
    hint: ['应为上级机构的编码。', 'The id of the organisation above it.'],
  },
  {
    name: 'valid_from',
    aliases: ['有效期起'],
    required: true,
    shape: /^\d{4}-(0[1-9]|1[0-2])-(0[1-9]|[12]\d|3[01])$/,
    hint: ['应为 2019-01-01 这样的日期。', 'A date such as 2019-01-01.'],
  },
  {
    name: 'valid_to',
    aliases: ['有效期止'],
    required: false,
    shape: /^\d{4}-(0[1-9]|1[0-2])-(0[1-9]|[12]\d|3[01])$/,
    hint: [
      '应为 2023-12-31 这样的日期，仍有效的留空。',
      'A date such as 2023-12-31; leave it blank while valid.',
    ],
  },
  {
    name: 'credit_code',
    aliases: ['统一社会信用代码'],
    required: false,
    shape: CREDIT_CODE,
    hint: [
      '应为 18 位统一社会信用代码，大写，不含 I、O、S、V、Z。',
      'The 18 characters of the unified social credit code, capital letters, without I, O, S, V, Z.',
    ],
  },
  {
    name: 'level',
    aliases: ['层级'],
    required: false,
    shape: new RegExp(`^(?:${ORGANISATION_LEVELS.join('|')})$`),
    hint: [
      '应为 ministry、province、prefecture、county 或 township。',
      'One of ministry, province, prefecture, county, township.',
    ],
  },
  {
    name: 'region_edition',
    aliases: ['区划版本'],
    required: false,
    shape: /^(?:19|20)\d{2}$/,
    hint: ['应为区划代码表的年份，例如 2023。', 'The year of the list of regions, such as 2023.'],
  },
  {
    name: 'former_names',
    aliases: ['曾用名'],
    required: false,
    hint: [
      '应为“名称@最后一日”，多个用“|”分隔，例如 市信息办@2019-03-31。',
      'NAME@LAST-DAY, several parted by “|”, such as Old Bureau@2019-03-31.',
    ],
  },
  {
    name: 'successor',
    aliases: ['承继机构编码'],
    required: false,
    shape: ORG_ID,
    hint: ['应为承继机构的编码。', 'The id of the organisation that took over.'],
  },
  {
    name: 'event',
    aliases: ['变更类型'],
    required: false,
    shape: new RegExp(`^(?:${ORGANISATION_EVENTS.join('|')})$`),
    hint: ['应为 merge（合并）、split（分设）或 rename（更名）。', 'One of merge, split, rename.'],
  },
  {
    name: 'event_date',
    aliases: ['变更日期'],
    required: false,
    shape: /^\d{4}-(0[1-9]|1[0-2])-(0[1-9]|[12]\d|3[01])$/,
    hint: ['应为 2024-03-31 这样的日期。', 'A date such as 2024-03-31.'],
  },
];
