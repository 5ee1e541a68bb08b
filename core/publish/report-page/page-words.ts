import type { OrganisationKind } from '../../datasets/organisation.ts';
import type { CellStatus } from '../../forms/canonical-report.ts';
import type { Bilingual, Words } from '../../findings/finding.ts';

/** The labels of a report's page. */
export const PAGE_WORDS = {
  site: { zh: '政府信息公开年报数据', en: 'Open data on government information disclosure' },
  title: {
    zh: '政府信息公开工作年度报告',
    en: 'annual report on government information disclosure',
  },
  inChinese: { zh: '中文', en: '中文' },
  inEnglish: { zh: 'English', en: 'English' },
  inShort: { zh: '一句话看懂', en: 'In short' },
  section1: { zh: '一、总体情况', en: 'I. Overview' },
  section2: { zh: '二、主动公开政府信息情况', en: 'II. Proactive disclosure' },
  section3: {
    zh: '三、收到和处理政府信息公开申请情况',
    en: 'III. Requests received and handled',
  },
  section4: {
    zh: '四、政府信息公开行政复议、行政诉讼情况',
    en: 'IV. Administrative review and litigation',
  },
  section5: { zh: '五、存在的主要问题及改进情况', en: 'V. Main problems and improvements' },
  section6: { zh: '六、其他需要报告的事项', en: 'VI. Other matters' },
  noText: {
    zh: '报送的数据不含这一部分的文字。',
    en: 'The text of this section is not part of what was filed.',
  },
  tableHint: {
    zh: '点按任一数字，可得到它的固定地址和指标代码。',
    en: 'Follow any number for its own address and the code of its item.',
  },
  wide: { zh: '表格较宽，可左右滚动', en: 'A wide table: scroll sideways' },
  extras: { zh: '表外内容（原样收录）', en: 'Beyond the form (as published)' },
  label: { zh: '名称', en: 'Label' },
  raw: { zh: '原文', en: 'As printed' },
  findings: { zh: '待说明事项', en: 'Open findings' },
  explained: { zh: '机构说明', en: 'Explained by the organisation' },
  explainedBefore: {
    zh: '机构此前的说明（此后情况有变）',
    en: 'Explained by the organisation before the finding changed',
  },
  nothingOpen: {
    zh: '现无此项疑点；机构随报告报送的说明',
    en: 'Nothing is open under this rule now; filed by the organisation with its report',
  },
  answered: { zh: '有说明', en: 'explained' },
  expected: { zh: '应为', en: 'expected' },
  actual: { zh: '报告为', en: 'reported' },
  difference: { zh: '相差', en: 'difference' },
  source: { zh: '数据来源与核对', en: 'The source of these numbers' },
  organisation: { zh: '机构', en: 'Organisation' },
  reportId: { zh: '报告编号', en: 'Report' },
  revision: { zh: '版本', en: 'Revision' },
  form: { zh: '表式依据', en: 'Form' },
  received: { zh: '收到时间', en: 'Received' },
  receiptStatus: { zh: '核验结果', en: 'Outcome of the checks' },
  file: { zh: '报送文件指纹（SHA-256）', en: 'SHA-256 of the file' },
  published: { zh: '原报告', en: 'Published at' },
  publishedFile: { zh: '原文件指纹（SHA-256）', en: 'SHA-256 of the published document' },
  retrieved: { zh: '获取时间', en: 'Retrieved' },
  revisions: { zh: '版本与更正', en: 'Revisions and corrections' },
  wholeHistory: { zh: '完整记录（JSON）', en: 'The whole history (JSON)' },
  item: { zh: '项目', en: 'Item' },
  before: { zh: '原', en: 'Before' },
  after: { zh: '现', en: 'After' },
  nothingThere: { zh: '无', en: 'none' },
  correction: { zh: '更正原因', en: 'Reason of the correction' },
  howToCheck: {
    zh: '本页每个数字都取自上述文件。下载“本报告数据（JSON）”，按指标代码即可找到同一数字；手中有报送文件的，可用 sha256sum 比对指纹。',
    en: 'Every number on this page is from the file above. The JSON has each under the code of its item; who holds the file can compare its SHA-256.',
  },
  data: { zh: '取用数据', en: 'The data' },
  asJson: { zh: '本报告数据（JSON，固定不变）', en: 'This report (JSON, immutable)' },
  asCsv: { zh: '本报告数据（CSV）', en: 'This report (CSV)' },
  asked: { zh: '接口中的本报告', en: 'This report in the API' },
  card: { zh: '二维码张贴页', en: 'A sheet with its QR code' },
  explore: { zh: '逐年图表', en: 'Its years as a chart' },
  ofOrganisation: { zh: '该机构的全部报告', en: 'All reports of the organisation' },
  licence: { zh: '许可', en: 'Licence' },
  cite: { zh: '引用方式', en: 'How to cite' },
  error: { zh: '发现错误？', en: 'Found an error?' },
  errorHow: {
    zh: '请告知公开本报告的机构，写明报告编号、指标代码（点按数字可见）和版本。机构更正后，本页会显示新版本。',
    en: 'Tell the organisation that filed the report: the report, the code of the item (follow the number) and the revision. Once it is corrected, this page shows the new revision.',
  },
  errorTo: { zh: '也可以联系本平台：', en: 'Or write to this platform: ' },
  nothing: { zh: '这里没有已公开的报告', en: 'No published report here' },
  nothingWhy: {
    zh: '此地址没有已公开的报告或机构：可能还未报送，也可能地址有误。',
    en: 'No report or organisation is published at this address: it may not have been filed yet, or the address is wrong.',
  },
  find: { zh: '按名称查找机构', en: 'Find an organisation by its name' },
  reports: { zh: '政府信息公开工作年度报告', en: 'Annual reports' },
  notInRegister: { zh: '机构名录中没有此编号。', en: 'The register does not hold this id.' },
  kind: { zh: '类型', en: 'Kind' },
  region: { zh: '区划代码', en: 'Region' },
  parent: { zh: '上级机构', en: 'Above it' },
  successor: { zh: '承继机构', en: 'Taken over by' },
  formerNames: { zh: '曾用名', en: 'Former names' },
  creditCode: { zh: '统一社会信用代码', en: 'Credit code' },
  year: { zh: '年度', en: 'Year' },
  newlyReceived: { zh: '新收申请', en: 'Requests received' },
  handled: { zh: '办结', en: 'Handled' },
  granted: { zh: '予以公开', en: 'Granted' },
  partial: { zh: '部分公开', en: 'Granted in part' },
  missing: { zh: '未报', en: 'not reported' },
} as const satisfies Words;

/** What a revision did. */
export const REVISION_WORDS = {
  first: { zh: '首次报送', en: 'first filed' },
  correction: { zh: '更正', en: 'correction' },
  withdrawal: { zh: '撤回', en: 'withdrawal' },
  restoration: { zh: '恢复', en: 'restoration' },
} as const satisfies Words;

/** What the texts of a report are called. */
export const TEXT_WORDS: Words = {
  section_1: { zh: '第一部分文字', en: 'text of section I' },
  section_5: { zh: '第五部分文字', en: 'text of section V' },
  section_6: { zh: '第六部分文字', en: 'text of section VI' },
  explain: { zh: '机构说明', en: 'explanation of' },
  source_url: { zh: '原报告', en: 'source' },
  source_sha256: { zh: '原文件指纹', en: 'SHA-256 of the source' },
  retrieved_at: { zh: '获取时间', en: 'retrieved' },
  extra: { zh: '表外内容', en: 'beyond the form:' },
};

/** What an organisation is. */
export const KIND_WORDS: Readonly<Record<OrganisationKind, Bilingual>> = {
  government: { zh: '政府', en: 'government' },
  office: { zh: '办公厅（室）', en: 'government office' },
  department: { zh: '部门', en: 'department' },
  township: { zh: '乡镇、街道', en: 'township' },
  other: { zh: '其他', en: 'other' },
};

/** What stands in a cell that has no number. */
export const STATUS_WORDS: Readonly<Record<Exclude<CellStatus, 'reported'>, Bilingual>> = {
  blank: { zh: '空白', en: 'blank' },
  not_applicable: { zh: '不适用', en: 'n/a' },
  text: { zh: '文字', en: 'words' },
  missing: { zh: '未收录', en: 'not recorded' },
};

/** How the receipt behind a revision ended. */
export const OUTCOME_WORDS = {
  accepted: { zh: '通过', en: 'accepted' },
  'accepted-with-warnings': { zh: '通过，有疑点', en: 'accepted, with warnings' },
} as const satisfies Words;
