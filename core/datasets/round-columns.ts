import { ORG_ID, ORGANISATION_KINDS, ORGANISATION_LEVELS } from './organisation.ts';
import { ROUND_ENTRIES } from './round.ts';
import type { RegisterColumn } from './organisation-columns.ts';

/** A round as a CSV: a row an entry, the rows of one year and area together one round. Days are ISO 8601, inclusive. */
export const ROUND_COLUMNS: readonly RegisterColumn[] = [
  {
    name: 'year',
    aliases: ['年度', '统计年度'],
    required: true,
    shape: /^(?:2019|20[2-9]\d)$/,
    hint: ['应为报告的统计年度，例如 2021。', 'The year that the reports speak of, such as 2021.'],
  },
  {
    name: 'area',
    aliases: ['轮次范围'],
    required: false,
    shape: /^(?:\d{2}|\d{4}|\d{6})$/,
    hint: [
      '应为区划代码的前二位、前四位或全部六位；留空表示全部地区。',
      'The first two, four or all six digits of a region; blank means everywhere.',
    ],
  },
  {
    name: 'entry',
    aliases: ['事项'],
    required: true,
    shape: new RegExp(`^(?:${ROUND_ENTRIES.join('|')})$`),
    hint: ['应为 expect（应报）、exclude（免报）或 deadline（期限）。', 'One of expect, exclude, deadline.'],
  },
  {
    name: 'organisation',
    aliases: ['机构编码'],
    required: false,
    shape: ORG_ID,
    hint: [
      '应为名录中的机构编码，例如 419001-gov-office。',
      'The id of an organisation of the register, such as 419001-gov-office.',
    ],
  },
  {
    name: 'region',
    aliases: ['区划代码'],
    required: false,
    shape: /^(?:\d{2}|\d{4}|\d{6})$/,
    hint: ['应为区划代码的前二位、前四位或全部六位。', 'The first two, four or all six digits of a region.'],
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
    name: 'kind',
    aliases: ['机构类别'],
    required: false,
    shape: new RegExp(`^(?:${ORGANISATION_KINDS.join('|')})$`),
    hint: [
      '应为 government、office、department、township 或 other。',
      'One of government, office, department, township, other.',
    ],
  },
  {
    name: 'deadline',
    aliases: ['截止日期'],
    required: false,
    shape: /^\d{4}-(0[1-9]|1[0-2])-(0[1-9]|[12]\d|3[01])$/,
    hint: ['应为 2022-01-31 这样的日期，当日有效。', 'A date such as 2022-01-31, that day included.'],
  },
  {
    name: 'reason',
    aliases: ['原因'],
    required: false,
    shape: /^[^\s=+\-@＝＋－＠][^\n\t]{0,99}$/u,
    hint: [
      '应为不超过 100 字的免报原因，不以公式符号开头；将予公布。',
      'The reason, at most 100 characters, not beginning like a formula; it is published.',
    ],
  },
];
