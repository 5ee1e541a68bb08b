import type { Form } from './form.ts';
import type { TableNumber } from './item.ts';
import {
  APPLICANT_COLUMNS,
  DISPUTE_COLUMNS,
  DISPUTE_ROWS,
  PROACTIVE_ROWS,
  REQUEST_ROWS,
  type ProactiveRowDeclaration,
  type RowDeclaration,
} from './table-rows.ts';

/** A heading as the form prints it, and its English words; it heads what stands below it or to its right. */
export interface PrintedLabel {
  readonly zh: string;
  readonly en: string;
  readonly heads: 'below' | 'beside';
  /** How many columns and rows of the grid it takes. */
  readonly columns: number;
  readonly rows: number;
}

/** A cell that holds a number, by the code of its item. */
export interface PrintedNumber {
  readonly code: string;
  readonly columns: number;
}

export type PrintedCell = PrintedLabel | PrintedNumber;

/** A statutory table in its printed layout: rows of cells, merged as on paper; `head` repeats on every page. */
export interface PrintedTable {
  readonly table: TableNumber;
  readonly head: readonly (readonly PrintedCell[])[];
  readonly body: readonly (readonly PrintedCell[])[];
}

/** The three tables of a form as they are printed, 二, 三 and 四. */
export function printedTables(form: Form): readonly PrintedTable[] {
  return [proactiveTable(form), requestTable(form), disputeTable()];
}

const WIDTH_OF_TABLE_2 = 4;

const PROACTIVE_ENGLISH: Readonly<Record<string, string>> = {
  '第二十条第（一）项': 'Article 20 (1)',
  '第二十条第（五）项': 'Article 20 (5)',
  '第二十条第（六）项': 'Article 20 (6)',
  '第二十条第（八）项': 'Article 20 (8)',
  '第二十条第（九）项': 'Article 20 (9)',
  regulations: 'Rules',
  normative_docs: 'Administrative normative documents',
  licensing: 'Administrative licensing',
  other_services: 'Other services to the public',
  penalty: 'Administrative penalties',
  coercion: 'Administrative coercion',
  fees: 'Administrative charges',
  procurement: 'Central government procurement',
  issued: 'Issued in the year',
  repealed: 'Repealed in the year',
  in_force: 'In force',
  decisions: 'Decisions made',
  amount_wan: 'Collected in the year (10,000 yuan)',
  made_new: 'Made in the year',
  disclosed_new: 'Newly disclosed in the year',
  disclosed_total: 'Disclosed in total',
  items_prev: 'Items last year',
  items_change: 'Increase or decrease in the year',
  projects: 'Projects',
  amount: 'Total amount',
};

/** Blocks of an article: its title, the headings of its columns, its rows. */
function proactiveTable(form: Form): PrintedTable {
  const rows = PROACTIVE_ROWS.filter((row) => row.form === form.id);
  const body = rows.flatMap((row, index) => [
    ...(row.article === rows[index - 1]?.article ? [] : proactiveHeads(row)),
    proactiveRow(row),
  ]);
  return { table: 2, head: [], body };
}

function proactiveHeads(row: ProactiveRowDeclaration): readonly (readonly PrintedCell[])[] {
  const content = below('信息内容', 'Content');
  return [
    [below(row.article, english(row.article), WIDTH_OF_TABLE_2)],
    [
      content,
      ...row.columns.map(({ code, zh }, index) => below(zh, english(code), spanInTable2(row, index))),
    ],
  ];
}

function proactiveRow(row: ProactiveRowDeclaration): readonly PrintedCell[] {
  return [
    beside(row.zh, english(row.code)),
    ...row.columns.map((column, index) => ({
      code: `t2_${row.code}__${column.code}`,
      columns: spanInTable2(row, index),
    })),
  ];
}

/** The last column fills the row up. */
function spanInTable2({ columns }: ProactiveRowDeclaration, index: number): number {
  return index === columns.length - 1 ? WIDTH_OF_TABLE_2 - 1 - index : 1;
}

function english(code: string): string {
  return PROACTIVE_ENGLISH[code] ?? code;
}

/** The printed titles of the groups of table 三, by the group of their rows. */
const GROUPS: Readonly<Record<string, readonly [zh: string, en: string]>> = {
  '三（三）': ['（三）不予公开', '(3) Denied'],
  '三（四）': ['（四）无法提供', '(4) Unable to provide'],
  '三（五）': ['（五）不予处理', '(5) Not processed'],
  '三（六）': ['（六）其他处理', '(6) Other handling'],
};
const RULE_OF_TABLE_3 = [
  '（本列数据的勾稽关系为：第一项加第二项之和，等于第三项加第四项之和）',
  '(In each column: item 1 plus item 2 equals item 3 plus item 4)',
] as const;
/** Columns of labels before the numbers of table 三. */
const LABELS = 3;

function requestTable(form: Form): PrintedTable {
  const rows = REQUEST_ROWS.filter(({ forms }) => forms.includes(form.id));
  return { table: 3, head: requestHead(), body: rows.map((row, index) => requestRow(row, index, rows)) };
}

function requestHead(): readonly (readonly PrintedCell[])[] {
  const [natural, ...rest] = APPLICANT_COLUMNS.map(({ zh, en }) => below(lastOf(zh), capital(en)));
  const organisations = rest.slice(0, -1);
  const [zh, en] = RULE_OF_TABLE_3;
  return [
    [below(zh, en, LABELS, 3), below('申请人情况', 'Applicants', APPLICANT_COLUMNS.length)],
    [
      ...(natural === undefined ? [] : [{ ...natural, rows: 2 }]),
      below('法人或其他组织', 'Legal persons and other organisations', organisations.length),
      ...rest.slice(-1).map((total) => ({ ...total, rows: 2 })),
    ],
    organisations,
  ];
}

function requestRow(
  row: RowDeclaration,
  index: number,
  rows: readonly RowDeclaration[],
): readonly PrintedCell[] {
  const numbers = APPLICANT_COLUMNS.map(({ code }) => ({ code: `t3_${row.code}__${code}`, columns: 1 }));
  return [...requestLabels(row, index, rows), ...numbers];
}

/** What stands before the numbers: the third item of the form over all its rows, a group over its own, the row. */
function requestLabels(
  row: RowDeclaration,
  index: number,
  rows: readonly RowDeclaration[],
): readonly PrintedLabel[] {
  if (row.group === '') return [beside(row.zh, row.en, LABELS)];
  const before = rows[index - 1]?.group ?? '';
  const results = rows.filter(({ group }) => group !== '').length;
  const third = before === '' ? [beside('三、本年度办理结果', 'III. Results in the year', 1, results)] : [];
  const group = GROUPS[row.group];
  if (group === undefined) return [...third, beside(row.zh, shortOf(row.en), LABELS - 1)];
  const size = rows.filter((other) => other.group === row.group).length;
  const title = before === row.group ? [] : [beside(group[0], group[1], 1, size)];
  return [...third, ...title, beside(row.zh, shortOf(row.en))];
}

function disputeTable(): PrintedTable {
  const [review, ...suits] = DISPUTE_ROWS;
  const width = DISPUTE_COLUMNS.length;
  const results = DISPUTE_COLUMNS.map(({ zh, en }) => below(zh, capital(en)));
  const head = [
    [
      ...(review === undefined ? [] : [below(review.zh, capital(review.en), width)]),
      below('行政诉讼', 'Administrative litigation', suits.length * width),
    ],
    [
      ...results.map((result) => ({ ...result, rows: 2 })),
      ...suits.map(({ zh, en }) => below(zh, capital(en), width)),
    ],
    suits.flatMap(() => results),
  ];
  const numbers = DISPUTE_ROWS.flatMap((row) =>
    DISPUTE_COLUMNS.map((column) => ({ code: `t4_${row.code}__${column.code}`, columns: 1 })),
  );
  return { table: 4, head, body: [numbers] };
}

function below(zh: string, en: string, columns = 1, rows = 1): PrintedLabel {
  return { zh, en, heads: 'below', columns, rows };
}

function beside(zh: string, en: string, columns = 1, rows = 1): PrintedLabel {
  return { zh, en, heads: 'beside', columns, rows };
}

/** 商业企业 of 法人或其他组织－商业企业. */
function lastOf(zh: string): string {
  return zh.split('－').at(-1) ?? zh;
}

/** Inside its group a row need not say the group again. */
function shortOf(en: string): string {
  return capital(en.replace(/^(?:Denied|Unable|Not processed|Other): /, ''));
}

function capital(text: string): string {
  return text.charAt(0).toUpperCase() + text.slice(1);
}
