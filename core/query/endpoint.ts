import { ORG_ID } from '../datasets/organisation.ts';
import type { Bilingual } from '../findings/finding.ts';
import { CELL_STATUSES } from '../forms/canonical-report.ts';
import { APPLICANT_COLUMNS } from '../forms/table-rows.ts';
import { CHANGE_OPS } from '../publish/release/change-row.ts';
import { CHANGE_PLACE } from './change-place.ts';
import { OBSERVATION_PLACE } from './observation-place.ts';
import { OBSERVATION_COLUMNS } from './observation-row.ts';
import type { Parameter } from './parameter.ts';
import { MAX_LIMIT, PARAMETERS } from './parameters.ts';
import type { Together } from './together.ts';
import type { ProblemKind } from './problem.ts';
import { AGGREGATE_PLACE } from './rollup/aggregate-place.ts';
import type { SchemaName } from './schemas/schemas.ts';

/** One address that answers questions. `{id}` in the path is the parameter of that name; the others follow `?`. */
export interface Endpoint {
  /** GET stands for HEAD too. */
  readonly method: 'GET' | 'POST';
  readonly path: string;
  readonly summary: Bilingual;
  readonly parameters: Readonly<Record<string, Parameter>>;
  /** What a good answer looks like. */
  readonly answer: SchemaName;
  /** What has to be sent, where bytes have to. */
  readonly body?: Bilingual;
  /** The members of the JSON object that has to be sent, where one has to. */
  readonly members?: Readonly<Record<string, Parameter>>;
  /** The status of a good answer; 200 where it is not said. */
  readonly status?: 200 | 202;
  /** Whether the asker has to say who he is, by a token; everybody may ask where it is not said. */
  readonly needs?: 'token';
  /** In what else than JSON it can be answered. */
  readonly alsoAs?: readonly ('text/csv' | 'text/html' | 'application/atom+xml')[];
  /** What its JSON is called, where it is not just JSON. */
  readonly jsonType?: 'application/json' | 'application/feed+json';
  /** Of each group at least one parameter is needed. */
  readonly oneOfEach?: readonly (readonly string[])[];
  /** What its parameters have to keep to together. */
  readonly together?: readonly Together[];
  /** Problems that only this endpoint has. */
  readonly problems?: readonly ProblemKind[];
}

const { asOf, item, level, limit, lines, kind, parent, finding, reportId, year } = PARAMETERS;
const MOST_CODES = 20;

/** All endpoints under `/api/v1/`. */
export const ENDPOINTS = {
  reports: {
    method: 'GET',
    path: '/api/v1/reports',
    answer: 'ReportList',
    problems: ['no-such-release'],
    summary: {
      zh: '一个地区一年的报告，可按条件筛选',
      en: 'The reports of one region and year, all or those that are as wanted',
    },
    parameters: {
      year,
      region: PARAMETERS.oneRegion,
      where: {
        type: 'comparison',
        required: false,
        values: lines.values,
        listedAt: lines.listedAt,
        example: 't3_denied__total.gt.t3_granted__total',
        description: {
          zh: '比较两个指标（或分组、比率），或与一个数比较：gt 大于、ge 不小于、lt 小于、le 不大于、eq 等于、ne 不等于；任何一方没有数字的不列出',
          en: 'Compares two items, groups or rates, or one with a number, by gt, ge, lt, le, eq or ne; reports without a number on either side are left out',
        },
      },
      level,
      kind,
      parent,
      finding,
      as_of: asOf,
      ...PARAMETERS.page,
    },
  },
  report: {
    method: 'GET',
    path: '/api/v1/reports/{id}',
    answer: 'OneReport',
    problems: ['no-such-report', 'report-withdrawn', 'no-such-release'],
    summary: { zh: '一份报告的全部数据', en: 'One report with all its cells' },
    parameters: {
      id: reportId,
      as_of: asOf,
    },
  },
  revisions: {
    method: 'GET',
    path: '/api/v1/reports/{id}/revisions',
    answer: 'RevisionList',
    problems: ['no-such-report'],
    summary: {
      zh: '一份报告的全部版本，包括已撤回的',
      en: 'All revisions of a report, of one that was withdrawn too',
    },
    parameters: { id: reportId },
  },
  valueChanges: {
    method: 'GET',
    path: '/api/v1/reports/{id}/changes',
    answer: 'ValueChangeList',
    problems: ['no-such-report'],
    summary: {
      zh: '一份报告各版本改动的每一个数值：原值、新值、原因和依据的文件',
      en: 'Every value that revisions of a report changed: old, new, the reason and the file behind it',
    },
    parameters: {
      id: reportId,
      revision: {
        type: 'integer',
        required: false,
        minimum: 1,
        maximum: 999_999,
        example: '2',
        description: { zh: '只列这一版的改动', en: 'Only what this revision changed' },
      },
    },
  },
  observations: {
    method: 'GET',
    path: '/api/v1/observations',
    answer: 'ObservationList',
    problems: ['no-such-release'],
    alsoAs: ['text/csv'],
    oneOfEach: [
      ['year', 'code'],
      ['organisation', 'region'],
    ],
    together: [
      { rule: 'within', ends: { organisation: 'region' } },
      { rule: 'of-a-form', names: ['code', 'table', 'applicant', 'form'] },
    ],
    summary: {
      zh: '逐格数据：一行一个单元格',
      en: 'The cells of reports, one a row, ordered by region, year, organisation and the form',
    },
    parameters: {
      year: { ...year, required: false },
      ...PARAMETERS.place,
      code: item,
      table: {
        type: 'choice',
        required: false,
        values: ['2', '3', '4'],
        example: '3',
        description: {
          zh: '表：2 主动公开、3 申请办理、4 复议诉讼',
          en: 'The table: 2 proactive disclosure, 3 requests, 4 disputes',
        },
      },
      applicant: {
        type: 'choice',
        required: false,
        values: APPLICANT_COLUMNS.map(({ code }) => code),
        example: 'total',
        description: { zh: '申请人类别（表三的列）', en: 'Who applied: a column of table 3' },
      },
      status: {
        type: 'choice',
        required: false,
        values: CELL_STATUSES,
        example: 'blank',
        description: { zh: '数值的状态', en: 'What the cell holds' },
      },
      level,
      parent,
      finding,
      form: PARAMETERS.form,
      fields: {
        type: 'list',
        required: false,
        values: OBSERVATION_COLUMNS,
        example: 'org_id,year,code,value,status',
        description: { zh: '只返回这些列，按此顺序', en: 'Only these columns, in this order' },
      },
      format: PARAMETERS.format,
      as_of: asOf,
      limit,
      cursor: { ...PARAMETERS.cursor, place: OBSERVATION_PLACE, example: 'NDE5MDAxLWdvdi4yMDIxLjE3LjE' },
    },
  },
  changes: {
    method: 'GET',
    path: '/api/v1/changes',
    answer: 'ChangeList',
    alsoAs: ['text/csv'],
    problems: ['no-such-release'],
    together: [
      { rule: 'in-order', ends: { since: 'until' } },
      { rule: 'within', ends: { organisation: 'region' } },
    ],
    summary: {
      zh: '某次发布之后的全部变动：逐格的更正，以及新增、撤回的报告',
      en: 'What changed after a release: corrections value by value, reports that came or were withdrawn',
    },
    parameters: {
      since: {
        type: 'integer',
        required: true,
        minimum: 0,
        maximum: 999_999_999,
        example: '2',
        description: {
          zh: '从这次发布之后算起；0 为从头',
          en: 'The release after which to begin; 0 for the beginning',
        },
      },
      until: {
        type: 'integer',
        required: false,
        minimum: 1,
        maximum: 999_999_999,
        example: '3',
        description: {
          zh: '到这次发布为止；不填为最新',
          en: 'The last release to tell of; without it the newest',
        },
      },
      year: { ...year, required: false },
      ...PARAMETERS.place,
      code: item,
      op: {
        type: 'choice',
        required: false,
        values: CHANGE_OPS,
        example: 'correction',
        description: {
          zh: '变动：new 新增、correction 更正、withdrawal 撤回、redaction 遮盖个人信息',
          en: 'What happened to the report',
        },
      },
      format: PARAMETERS.format,
      limit,
      cursor: { ...PARAMETERS.cursor, place: CHANGE_PLACE, example: 'Y2hhbmdlcy4zLjAuMTcuOQ' },
    },
  },
  feed: {
    method: 'GET',
    path: '/api/v1/feed',
    answer: 'ChangeFeed',
    jsonType: 'application/feed+json',
    alsoAs: ['application/atom+xml'],
    problems: ['no-such-release'],
    together: [{ rule: 'within', ends: { organisation: 'region' } }],
    summary: {
      zh: '可订阅的发布与更正：全部、一个地区或一个机构',
      en: 'Releases and corrections to subscribe to: all, of a region, or of an organisation',
    },
    parameters: {
      ...PARAMETERS.place,
      format: {
        type: 'choice',
        required: false,
        values: ['json', 'atom'],
        example: 'atom',
        description: {
          zh: '格式：JSON Feed 或 Atom；不填则看 Accept',
          en: 'JSON Feed or Atom; without it Accept decides',
        },
      },
      archive: {
        type: 'integer',
        required: false,
        minimum: 1,
        maximum: 999_999,
        example: '1',
        description: {
          zh: '存档的第几部分：每二十次发布一部分，不再改变',
          en: 'An archived part: of twenty releases each, they never change',
        },
      },
    },
  },
  aggregates: {
    method: 'GET',
    path: '/api/v1/aggregates',
    answer: 'AggregateList',
    alsoAs: ['text/csv'],
    problems: ['no-such-release'],
    together: [{ rule: 'in-order', ends: { from: 'to' } }],
    summary: {
      zh: '汇总：可以相加的报告之和，连同报送情况',
      en: 'Sums of the reports that may be added up, each with its coverage',
    },
    parameters: {
      code: {
        type: 'list',
        required: true,
        values: lines.values,
        most: MOST_CODES,
        listedAt: lines.listedAt,
        example: 't3_new_received__total,t3_granted_share__total',
        description: {
          zh: '指标、分组或比率的代码，最多 20 个',
          en: 'Codes of items, derived groups or rates, at most 20',
        },
      },
      group_by: {
        type: 'list',
        required: false,
        values: ['region', 'level', 'year'],
        example: 'region,year',
        description: {
          zh: '分别列出：地区、层级、年度；默认 region,year。政府汇总报告总是按层级分列',
          en: 'What is kept apart; region,year by default. Governments are always kept apart by level',
        },
      },
      ...PARAMETERS.rollup,
      as_of: asOf,
      format: PARAMETERS.format,
      limit: { ...limit, default: MAX_LIMIT },
      cursor: { ...PARAMETERS.cursor, place: AGGREGATE_PLACE, example: 'cm93LjIwMjEuNDEuLQ' },
    },
  },
  series: {
    method: 'GET',
    path: '/api/v1/series/{id}',
    answer: 'OneSeries',
    problems: ['no-such-series', 'no-such-release'],
    together: [{ rule: 'in-order', ends: { from: 'to' } }],
    summary: {
      zh: '一个数列：各地区逐年的值，表式变更处有标记',
      en: 'One line over the years, a row a region; where the form changes is marked',
    },
    parameters: {
      id: {
        type: 'choice',
        required: true,
        values: lines.values,
        listedAt: lines.listedAt,
        example: 't3_new_received__total',
        description: {
          zh: '指标、分组或比率的代码',
          en: 'Code of an item, a derived group or a rate',
        },
      },
      ...PARAMETERS.rollup,
      group_by: {
        type: 'choice',
        required: false,
        values: ['region', 'level'],
        default: 'region',
        example: 'level',
        description: {
          zh: '每个地区一行；level：每个地区每个层级一行',
          en: 'A row a region; with level, a row a region and level',
        },
      },
      as_of: asOf,
    },
  },
  coverage: {
    method: 'GET',
    path: '/api/v1/coverage',
    answer: 'YearCoverage',
    problems: ['no-such-release'],
    summary: {
      zh: '报送情况：应报、已报、未报（名单）、按时、逾期、免报',
      en: 'Who was to report a year and who has: on time, late, missing by name, excluded with reasons',
    },
    parameters: {
      year,
      region: {
        ...PARAMETERS.region,
        description: {
          zh: '区划代码的前二位、前四位或全部六位；六位时逐个列出机构',
          en: 'The first two, four or all six digits of a region; with six, each organisation is listed',
        },
      },
      level,
      as_of: asOf,
    },
  },
  differences: {
    method: 'GET',
    path: '/api/v1/differences',
    answer: 'DifferenceReport',
    problems: ['no-such-release'],
    summary: {
      zh: '政府汇总报告与所属各单位之和逐格对照',
      en: 'A government’s own summary against the sum of its parts, cell by cell',
    },
    parameters: {
      government: {
        type: 'text',
        required: true,
        pattern: ORG_ID,
        example: '419001-gov',
        description: { zh: '政府的机构编号', en: 'Id of the government' },
      },
      year,
      only: {
        type: 'choice',
        required: false,
        values: ['different', 'all'],
        default: 'different',
        example: 'all',
        description: {
          zh: 'different：只列不一致或无法比较的；all：全部',
          en: 'different: only cells that differ or can’t be compared; all: every cell',
        },
      },
      as_of: asOf,
    },
  },
  receipt: {
    method: 'GET',
    path: '/api/v1/receipts/{id}',
    answer: 'Receipt',
    alsoAs: ['text/html', 'text/csv'],
    problems: ['no-receipt'],
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
      lang: {
        type: 'choice',
        required: false,
        values: ['zh-CN', 'en'],
        example: 'zh-CN',
        description: {
          zh: '回执页先用哪种文字；未写时按 Accept-Language 选择',
          en: 'Which language comes first on the page; by Accept-Language where it is not named',
        },
      },
    },
  },
  organisations: {
    method: 'GET',
    path: '/api/v1/organisations',
    answer: 'OrganisationList',
    problems: ['no-such-release'],
    summary: { zh: '机构名录', en: 'The register of organisations' },
    parameters: {
      region: {
        type: 'text',
        required: false,
        pattern: /^\d{2,6}$/,
        example: '4190',
        description: { zh: '区划代码的前二至六位', en: 'The first two to six digits of the region’s code' },
      },
      kind,
      level,
      parent,
      as_of: asOf,
      ...PARAMETERS.page,
    },
  },
  items: {
    method: 'GET',
    path: '/api/v1/items',
    answer: 'ItemList',
    summary: { zh: '指标目录', en: 'The items of the forms' },
    parameters: {
      form: PARAMETERS.form,
    },
  },
  rules: {
    method: 'GET',
    path: '/api/v1/rules',
    answer: 'RuleList',
    summary: { zh: '全部核验规则和提示', en: 'All that can be found in a file, with its words' },
    parameters: {
      severity: {
        type: 'choice',
        required: false,
        values: ['error', 'warning', 'notice'],
        example: 'error',
        description: { zh: '轻重', en: 'How much it weighs' },
      },
    },
  },
  status: {
    method: 'GET',
    path: '/api/v1/status',
    answer: 'Status',
    summary: {
      zh: '系统状态：版本、最近发布、尚未发布的单元',
      en: 'The engine, the newest feeds, and what is behind',
    },
    parameters: {
      province: {
        type: 'text',
        required: false,
        pattern: /^\d{2}$/,
        example: '41',
        description: {
          zh: '省级代码（前二位）：同时检查该省各地区',
          en: 'First two digits of a region: its counters are looked at too',
        },
      },
    },
  },
  validate: {
    method: 'POST',
    path: '/api/v1/validate',
    answer: 'Validation',
    problems: ['too-large', 'not-sent-as-bytes'],
    summary: {
      zh: '试核一个文件：与上传后的核验相同，但不保存任何内容',
      en: 'Try a file: judged as an upload would be, nothing is stored',
    },
    body: {
      zh: 'CSV 文件的原字节，不超过 4 MiB',
      en: 'The bytes of the CSV, at most 4 MiB',
    },
    parameters: {
      dataset: PARAMETERS.dataset,
      sender: {
        type: 'text',
        required: false,
        pattern: ORG_ID,
        example: '419001-gov-office',
        description: {
          zh: '报送机构；不填则按运维人员上传处理',
          en: 'The organisation that would send it; without it, judged like an operator’s file',
        },
      },
      filename: {
        type: 'text',
        required: false,
        pattern: /^[^/]{1,200}$/,
        default: 'upload.csv',
        example: 'upload.csv',
        description: { zh: '文件名', en: 'The name that the file would have' },
      },
    },
  },
  reviews: {
    method: 'GET',
    path: '/api/v1/reviews',
    answer: 'ReviewList',
    summary: {
      zh: '审核人对一次报送的意见：放行或退回及其理由；尚未审核时为空',
      en: 'What reviewers said of one upload: let through, or given back and why; nothing while it waits',
    },
    parameters: {
      report_id: reportId,
      receipt_id: PARAMETERS.receiptId,
    },
  },
  uploads: {
    method: 'POST',
    path: '/api/v1/uploads',
    answer: 'UploadForm',
    needs: 'token',
    problems: ['invalid-members', 'writing-is-off', 'no-token', 'not-allowed'],
    summary: {
      zh: '取得上传一个文件的表单：五分钟内有效，只能用于这一个对象',
      en: 'A form that uploads one file: good for five minutes and for this one object',
    },
    parameters: {},
    members: {
      dataset: PARAMETERS.dataset,
      sender: {
        type: 'text',
        required: false,
        pattern: ORG_ID,
        example: '419001-gov-office',
        description: {
          zh: '报送机构；只有运维人员可以不填',
          en: 'The organisation that sends it; only operators may leave it out',
        },
      },
      ...PARAMETERS.file,
    },
  },
  linkedUploads: {
    method: 'POST',
    path: '/api/v1/uploads/by-link',
    answer: 'UploadForm',
    problems: ['invalid-members', 'writing-is-off', 'link-not-good'],
    summary: {
      zh: '凭报送链接取得上传一个文件的表单，无需账号',
      en: 'A form that uploads one file, for who has a submission link instead of a token',
    },
    parameters: {},
    members: {
      link: {
        type: 'text',
        required: true,
        pattern: /^l-[0-9a-f]{24}\.[A-Za-z0-9_-]{43}$/,
        example: `l-${'0af1'.repeat(6)}.${'A'.repeat(43)}`,
        description: { zh: '报送链接中 link= 之后的部分', en: 'What follows link= in the submission link' },
      },
      ...PARAMETERS.file,
    },
  },
  links: {
    method: 'POST',
    path: '/api/v1/links',
    answer: 'SubmissionLink',
    needs: 'token',
    problems: ['invalid-members', 'writing-is-off', 'no-token', 'not-allowed'],
    summary: {
      zh: '为没有账号的机构生成报送链接；密钥只在此答复中出现一次',
      en: 'Makes a submission link for an office without an account; its secret is told once, here',
    },
    parameters: {},
    members: {
      org_id: {
        type: 'text',
        required: true,
        pattern: ORG_ID,
        example: '419001-gov-office',
        description: { zh: '可凭此链接报送的机构', en: 'The organisation whose files it lets in' },
      },
      year,
      days: {
        type: 'integer',
        required: false,
        minimum: 1,
        maximum: 400,
        default: 60,
        example: '60',
        description: { zh: '有效天数', en: 'For how many days it is good' },
      },
    },
  },
  decisions: {
    method: 'POST',
    path: '/api/v1/decisions',
    answer: 'Written',
    status: 202,
    needs: 'token',
    problems: ['invalid-members', 'writing-is-off', 'no-token', 'not-allowed', 'link-not-good'],
    summary: {
      zh: '作出决定：说明一项提示、放行或退回一份报告、收回报送链接；结果见回执',
      en: 'Decide: explain a warning, release or return a report, take a submission link back; the receipt tells what became of it',
    },
    parameters: {},
    members: {
      kind: {
        type: 'choice',
        required: true,
        values: ['explanations', 'reviews', 'links'],
        example: 'reviews',
        description: {
          zh: 'explanations：report_id、rule、text；reviews：report_id、receipt_id、outcome、reason（退回时必填）；links（收回）：link_id',
          en: 'explanations: report_id, rule, text; reviews: report_id, receipt_id, outcome, and reason where one is returned; links (taken back): link_id',
        },
      },
      report_id: {
        type: 'text',
        required: false,
        pattern: reportId.pattern,
        example: '419001-gov-office.2021',
        description: { zh: '报告编号', en: 'Id of the report' },
      },
      rule: {
        type: 'text',
        required: false,
        pattern: /^[A-Z0-9-]{2,40}$/,
        example: 'X-CARRY',
        description: { zh: '要说明的规则', en: 'The rule that is answered' },
      },
      text: {
        type: 'text',
        required: false,
        pattern: /^[^]{1,2000}$/,
        example: '机构合并，转入 2 件。',
        description: {
          zh: '说明；不填则收回先前的说明',
          en: 'The explanation; without it an earlier one is taken back',
        },
      },
      receipt_id: {
        ...PARAMETERS.receiptId,
        required: false,
        description: { zh: '被审核的那次报送的回执', en: 'Receipt of the upload that is reviewed' },
      },
      outcome: {
        type: 'choice',
        required: false,
        values: ['released', 'returned'],
        example: 'released',
        description: { zh: '放行或退回', en: 'Let through, or given back' },
      },
      link_id: {
        type: 'text',
        required: false,
        pattern: /^l-[0-9a-f]{24}$/,
        example: `l-${'0af1'.repeat(6)}`,
        description: { zh: '要收回的报送链接', en: 'The link that is taken back' },
      },
      reason: {
        type: 'text',
        required: false,
        pattern: /^[^]{1,2000}$/,
        example: '请附上 2020 年的结转说明。',
        description: { zh: '理由', en: 'Why' },
      },
    },
  },
  waiting: {
    method: 'POST',
    path: '/api/v1/reviews/waiting',
    answer: 'WaitingList',
    needs: 'token',
    problems: ['invalid-members', 'writing-is-off', 'no-token', 'not-allowed'],
    summary: {
      zh: '等待审核的报送：只列出持令牌者有权审核的；从 next 续页',
      en: 'What waits for review, as far as the caller may review it; next tells where to go on',
    },
    parameters: {},
    members: {
      region: {
        type: 'text',
        required: true,
        pattern: /^(?:\d{2}|\d{4}|\d{6})$/,
        example: '4190',
        description: {
          zh: '区划代码的前二位、前四位或全部六位',
          en: 'The first two, four or all six digits of a region',
        },
      },
      after: {
        type: 'text',
        required: false,
        pattern: /^\d{6}#\d{4}$/,
        example: '419001#2021',
        description: { zh: '上一页的 next', en: 'What the page before called next' },
      },
    },
  },
  openapi: {
    method: 'GET',
    path: '/api/v1/openapi.json',
    answer: 'OpenApi',
    summary: { zh: '本接口的 OpenAPI 3.1 描述', en: 'This description of all addresses, as OpenAPI 3.1' },
    parameters: {},
  },
} as const satisfies Readonly<Record<string, Endpoint>>;

export type EndpointName = keyof typeof ENDPOINTS;

/** An endpoint that takes a JSON object. */
export type WritingName = {
  [Name in EndpointName]: (typeof ENDPOINTS)[Name] extends { readonly members: object } ? Name : never;
}[EndpointName];
