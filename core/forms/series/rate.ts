/**
 * A share in per cent: the sum of `part` over the sum of `whole`, both items or derived groups. Where the whole is
 * zero there is nothing to have a share of: not applicable, neither 0 % nor 100 %.
 */
export interface Rate {
  readonly code: string;
  readonly zh: string;
  readonly en: string;
  readonly part: readonly string[];
  readonly whole: readonly string[];
}

const APPLICANTS = [
  { code: 'total', zh: '总计', en: 'total' },
  { code: 'natural', zh: '自然人', en: 'natural persons' },
  { code: 'org', zh: '法人或其他组织', en: 'legal persons and other organisations' },
] as const;

/** Shares of what was handled in the year, row （七）总计. */
const OF_HANDLED = [
  {
    code: 'granted_share',
    zh: '予以公开占办理总数',
    en: 'Granted in full, of all handled',
    rows: ['granted'],
  },
  {
    code: 'disclosed_share',
    zh: '予以公开和部分公开占办理总数',
    en: 'Granted in full or in part, of all handled',
    rows: ['granted', 'partial'],
  },
  { code: 'denied_share', zh: '不予公开占办理总数', en: 'Denied, of all handled', rows: ['denied'] },
  {
    code: 'unable_share',
    zh: '无法提供占办理总数',
    en: 'Unable to provide, of all handled',
    rows: ['unable'],
  },
  { code: 'refused_share', zh: '不予处理占办理总数', en: 'Not processed, of all handled', rows: ['refused'] },
  { code: 'other_share', zh: '其他处理占办理总数', en: 'Other handling, of all handled', rows: ['other'] },
] as const;

const DECIDED = ['upheld', 'corrected', 'other'];

/** Every published rate with its formula. */
export const RATES: readonly Rate[] = [
  ...APPLICANTS.flatMap((column) => [
    ...OF_HANDLED.map(({ code, zh, en, rows }) => ({
      code: `t3_${code}__${column.code}`,
      zh: `${zh}－${column.zh}`,
      en: `${en} - ${column.en}`,
      part: rows.map((row) => `t3_${row}__${column.code}`),
      whole: [`t3_result_total__${column.code}`],
    })),
    {
      code: `t3_handled_share__${column.code}`,
      zh: `本年办结占应办理数－${column.zh}`,
      en: `Handled in the year, of all that were open - ${column.en}`,
      part: [`t3_result_total__${column.code}`],
      whole: [`t3_new_received__${column.code}`, `t3_carried_in__${column.code}`],
    },
  ]),
  {
    code: 't3_org_share__total',
    zh: '本年新收申请中法人或其他组织所占',
    en: 'Of legal persons and other organisations, of all newly received',
    part: ['t3_new_received__org'],
    whole: ['t3_new_received__total'],
  },
  ...[
    { row: 'review', zh: '行政复议', en: 'reviews' },
    { row: 'suit', zh: '行政诉讼', en: 'suits' },
  ].map(({ row, zh, en }) => ({
    code: `t4_${row}_corrected_share__total`,
    zh: `${zh}结果纠正占已审结`,
    en: `Corrected, of all decided ${en}`,
    part: [`t4_${row}__corrected`],
    whole: DECIDED.map((column) => `t4_${row}__${column}`),
  })),
];
