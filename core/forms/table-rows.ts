/** Rows and columns of the statutory tables, as printed; everything about an item follows from them. */

/** The form of report years 2019–2020 (国办公开办函〔2019〕60号) or the one since 2021 (〔2021〕30号). */
export type FormId = '2019' | '2021';

/** What a cell may hold: a whole number ≥ 0, a whole number of either sign, or a decimal ≥ 0. */
export type CellKind = 'count' | 'signed-count' | 'decimal';

/** One column of a table row: its code, its printed label, its English words. */
export interface ColumnDeclaration {
  readonly code: string;
  readonly zh: string;
  readonly en: string;
  readonly unit: string;
  readonly kind: CellKind;
}

/** One row of a table: its code, its printed label without the group, the printed group before it. */
export interface RowDeclaration {
  readonly code: string;
  readonly group: string;
  readonly zh: string;
  readonly en: string;
  readonly forms: readonly FormId[];
}

/** A block of table 二: one row with its own columns. `en` of a column is the item's whole English label. */
export interface ProactiveRowDeclaration {
  readonly code: string;
  readonly zh: string;
  readonly form: FormId;
  readonly article: string;
  readonly columns: readonly ColumnDeclaration[];
}

const BOTH: readonly FormId[] = ['2019', '2021'];
const FROM_2021: readonly FormId[] = ['2021'];

function count(code: string, zh: string, en: string, unit = '件'): ColumnDeclaration {
  return { code, zh, en, unit, kind: 'count' };
}

/** Table 二, 主动公开政府信息情况, row by row; each form has rows of its own. */
export const PROACTIVE_ROWS: readonly ProactiveRowDeclaration[] = [
  {
    code: 'regulations',
    zh: '规章',
    form: '2021',
    article: '第二十条第（一）项',
    columns: [
      count('issued', '本年制发件数', 'Rules issued in the year'),
      count('repealed', '本年废止件数', 'Rules repealed in the year'),
      count('in_force', '现行有效件数', 'Rules in force at year end'),
    ],
  },
  {
    code: 'normative_docs',
    zh: '行政规范性文件',
    form: '2021',
    article: '第二十条第（一）项',
    columns: [
      count('issued', '本年制发件数', 'Normative documents issued'),
      count('repealed', '本年废止件数', 'Normative documents repealed'),
      count('in_force', '现行有效件数', 'Normative documents in force'),
    ],
  },
  {
    code: 'licensing',
    zh: '行政许可',
    form: '2021',
    article: '第二十条第（五）项',
    columns: [count('decisions', '本年处理决定数量', 'Licensing decisions')],
  },
  {
    code: 'penalty',
    zh: '行政处罚',
    form: '2021',
    article: '第二十条第（六）项',
    columns: [count('decisions', '本年处理决定数量', 'Penalty decisions')],
  },
  {
    code: 'coercion',
    zh: '行政强制',
    form: '2021',
    article: '第二十条第（六）项',
    columns: [count('decisions', '本年处理决定数量', 'Coercive-measure decisions')],
  },
  {
    code: 'fees',
    zh: '行政事业性收费',
    form: '2021',
    article: '第二十条第（八）项',
    columns: [
      {
        code: 'amount_wan',
        zh: '本年收费金额（单位：万元）',
        en: 'Administrative charges collected',
        unit: '万元',
        kind: 'decimal',
      },
    ],
  },
  {
    code: 'regulations',
    zh: '规章',
    form: '2019',
    article: '第二十条第（一）项',
    columns: [
      count('made_new', '本年新制作数量', 'Rules made in the year'),
      count('disclosed_new', '本年新公开数量', 'Rules newly disclosed'),
      count('disclosed_total', '对外公开总数量', 'Rules disclosed in total'),
    ],
  },
  {
    code: 'normative_docs',
    zh: '规范性文件',
    form: '2019',
    article: '第二十条第（一）项',
    columns: [
      count('made_new', '本年新制作数量', 'Normative documents made'),
      count('disclosed_new', '本年新公开数量', 'Normative documents newly disclosed'),
      count('disclosed_total', '对外公开总数量', 'Normative documents disclosed in total'),
    ],
  },
  {
    code: 'licensing',
    zh: '行政许可',
    form: '2019',
    article: '第二十条第（五）项',
    columns: [
      count('items_prev', '上一年项目数量', 'Licence items last year', '项'),
      change('Change in licence items'),
      count('decisions', '处理决定数量', 'Licensing decisions'),
    ],
  },
  {
    code: 'other_services',
    zh: '其他对外管理服务事项',
    form: '2019',
    article: '第二十条第（五）项',
    columns: [
      count('items_prev', '上一年项目数量', 'Other service items last year', '项'),
      change('Change in other service items'),
      count('decisions', '处理决定数量', 'Other service decisions'),
    ],
  },
  {
    code: 'penalty',
    zh: '行政处罚',
    form: '2019',
    article: '第二十条第（六）项',
    columns: [
      count('items_prev', '上一年项目数量', 'Penalty items last year', '项'),
      change('Change in penalty items'),
      count('decisions', '处理决定数量', 'Penalty decisions'),
    ],
  },
  {
    code: 'coercion',
    zh: '行政强制',
    form: '2019',
    article: '第二十条第（六）项',
    columns: [
      count('items_prev', '上一年项目数量', 'Coercion items last year', '项'),
      change('Change in coercion items'),
      count('decisions', '处理决定数量', 'Coercive-measure decisions'),
    ],
  },
  {
    code: 'fees',
    zh: '行政事业性收费',
    form: '2019',
    article: '第二十条第（八）项',
    columns: [
      count('items_prev', '上一年项目数量', 'Charge items last year', '项'),
      change('Change in charge items'),
    ],
  },
  {
    code: 'procurement',
    zh: '政府集中采购',
    form: '2019',
    article: '第二十条第（九）项',
    columns: [
      count('projects', '采购项目数量', 'Central procurement projects', '项'),
      { code: 'amount', zh: '采购总金额', en: 'Central procurement amount', unit: '', kind: 'decimal' },
    ],
  },
];

function change(en: string): ColumnDeclaration {
  return { code: 'items_change', zh: '本年增/减', en, unit: '项', kind: 'signed-count' };
}

function row(code: string, group: string, zh: string, en: string, forms = BOTH): RowDeclaration {
  return { code, group, zh, en, forms };
}

/** The rows of table 三, 收到和处理政府信息公开申请情况: 25 in the 2021 form, 23 in the 2019 form. */
export const REQUEST_ROWS: readonly RowDeclaration[] = [
  row('new_received', '', '一、本年新收政府信息公开申请数量', 'Requests newly received in the year'),
  row('carried_in', '', '二、上年结转政府信息公开申请数量', 'Requests carried over from last year'),
  row('granted', '三', '（一）予以公开', 'Granted in full'),
  row(
    'partial',
    '三',
    '（二）部分公开（区分处理的，只计这一情形，不计其他情形）',
    'Granted in part (a severed request counts here only)',
  ),
  row('denied_state_secret', '三（三）', '1.属于国家秘密', 'Denied: state secret'),
  row(
    'denied_law_prohibited',
    '三（三）',
    '2.其他法律行政法规禁止公开',
    'Denied: prohibited by other law or regulation',
  ),
  row(
    'denied_safety_stability',
    '三（三）',
    '3.危及“三安全一稳定”',
    'Denied: endangers national, public or economic security or social stability',
  ),
  row(
    'denied_third_party',
    '三（三）',
    '4.保护第三方合法权益',
    "Denied: protects a third party's lawful rights",
  ),
  row(
    'denied_internal_affairs',
    '三（三）',
    '5.属于三类内部事务信息',
    'Denied: one of three kinds of internal affairs',
  ),
  row(
    'denied_process_info',
    '三（三）',
    '6.属于四类过程性信息',
    'Denied: one of four kinds of process information',
  ),
  row(
    'denied_enforcement_file',
    '三（三）',
    '7.属于行政执法案卷',
    'Denied: administrative enforcement case file',
  ),
  row(
    'denied_admin_query',
    '三（三）',
    '8.属于行政查询事项',
    'Denied: matter for an administrative query service',
  ),
  row(
    'unable_not_held',
    '三（四）',
    '1.本机关不掌握相关政府信息',
    'Unable: information not held by this organ',
  ),
  row(
    'unable_needs_creation',
    '三（四）',
    '2.没有现成信息需要另行制作',
    'Unable: no existing information, would have to be created',
  ),
  row('unable_unclear', '三（四）', '3.补正后申请内容仍不明确', 'Unable: still unclear after correction'),
  row('refused_petition', '三（五）', '1.信访举报投诉类申请', 'Not processed: petition, report or complaint'),
  row('refused_repeat', '三（五）', '2.重复申请', 'Not processed: repeated request'),
  row(
    'refused_publication',
    '三（五）',
    '3.要求提供公开出版物',
    'Not processed: asks for a published publication',
  ),
  row(
    'refused_excessive',
    '三（五）',
    '4.无正当理由大量反复申请',
    'Not processed: mass or repeated requests without good reason',
  ),
  row(
    'refused_reconfirm',
    '三（五）',
    '5.要求行政机关确认或重新出具已获取信息',
    'Not processed: asks to confirm or reissue information already obtained',
  ),
  row('other_processing', '三', '（六）其他处理', 'Other handling (single row)', ['2019']),
  row(
    'other_no_correction',
    '三（六）',
    '1.申请人无正当理由逾期不补正、行政机关不再处理其政府信息公开申请',
    'Other: applicant failed to correct in time',
    FROM_2021,
  ),
  row(
    'other_fee_unpaid',
    '三（六）',
    '2.申请人逾期未按收费通知要求缴纳费用、行政机关不再处理其政府信息公开申请',
    'Other: applicant failed to pay the fee in time',
    FROM_2021,
  ),
  row(
    'other_misc',
    '三（六）',
    '3.其他',
    'Other: anything else (e.g. withdrawn by the applicant)',
    FROM_2021,
  ),
  row('result_total', '三', '（七）总计', 'Total handled in the year'),
  row('carried_out', '', '四、结转下年度继续办理', 'Carried over to next year'),
];

/** The columns of table 三: who applied (申请人情况). */
export const APPLICANT_COLUMNS: readonly ColumnDeclaration[] = [
  count('natural', '自然人', 'natural persons'),
  count('org_commercial', '法人或其他组织－商业企业', 'commercial enterprises'),
  count('org_research', '法人或其他组织－科研机构', 'research bodies'),
  count('org_public_interest', '法人或其他组织－社会公益组织', 'public-interest organisations'),
  count('org_legal_service', '法人或其他组织－法律服务机构', 'legal service bodies'),
  count('org_other', '法人或其他组织－其他', 'other organisations'),
  count('total', '总计', 'total'),
];

/** The blocks of table 四, 政府信息公开行政复议、行政诉讼情况. */
export const DISPUTE_ROWS: readonly RowDeclaration[] = [
  row('review', '', '行政复议', 'administrative review'),
  row('suit_direct', '行政诉讼', '未经复议直接起诉', 'suit without prior review'),
  row('suit_after_review', '行政诉讼', '复议后起诉', 'suit after review'),
];

/** The columns of each block of table 四. */
export const DISPUTE_COLUMNS: readonly ColumnDeclaration[] = [
  count('upheld', '结果维持', 'upheld'),
  count('corrected', '结果纠正', 'corrected'),
  count('other', '其他结果', 'other result'),
  count('pending', '尚未审结', 'pending'),
  count('total', '总计', 'total'),
];
