import { itemDocuments } from '../render-items.ts';

/** What kind of value a column holds, in words that every description of the tables is made from. */
export type ColumnType = 'text' | 'year' | 'integer' | 'decimal';

/** A column of a published table, as all descriptions of it say it. */
export interface TableColumn {
  readonly name: string;
  readonly type: ColumnType;
  readonly zh: string;
  readonly en: string;
  /** Never empty. */
  readonly required: boolean;
  /** The values that it may have, where they are few, each with its words. */
  readonly categories?: readonly { readonly value: string; readonly label: string }[];
}

const FORMS = [
  { value: '2019', label: '国办公开办函〔2019〕60号' },
  { value: '2021', label: '国办公开办函〔2021〕30号' },
];

const STATUSES = [
  { value: 'reported', label: '已填报 reported' },
  { value: 'blank', label: '空白 blank' },
  { value: 'not_applicable', label: '不适用 not applicable' },
  { value: 'text', label: '文字 text' },
  { value: 'missing', label: '未收录 missing' },
];

const REPORT_ID = column('report_id', 'text', '报告编号', 'Report: {org_id}.{year}');
const ORG_ID = column('org_id', 'text', '机构编码', 'Organisation, key into organisations');
const REGION = column('region', 'text', '区划代码', 'Six-digit region');
const YEAR = column('year', 'year', '统计年度', 'The year that the report speaks of');
const FORM = { ...column('form', 'text', '表式', 'Statutory form'), categories: FORMS };
const REVISION = column('revision', 'integer', '修订号', 'Revision of the report, counted from 1');

/** The long table, a row a cell. */
export const OBSERVATION_COLUMNS: readonly TableColumn[] = [
  REPORT_ID,
  ORG_ID,
  REGION,
  YEAR,
  FORM,
  column('code', 'text', '指标代码', 'Item, key into items'),
  optional('value', 'decimal', '数值', 'A decimal exactly as filed; empty where status says why'),
  optional('unit', 'text', '单位', 'As the form prints it'),
  { ...column('status', 'text', '状态', 'Whether there is a number, and why not'), categories: STATUSES },
  optional('flags', 'text', '标记', 'Codes of open findings, parted by spaces'),
  REVISION,
  optional('raw', 'text', '原文', 'What was printed, where it is not the value itself'),
];

const REPORT_COLUMNS: readonly TableColumn[] = [
  REPORT_ID,
  ORG_ID,
  optional('org_name', 'text', '机构名称', 'Name of the organisation'),
  REGION,
  YEAR,
  FORM,
  REVISION,
];

const ITEMS = new Map(itemDocuments().map((item) => [item.code, item]));

/** What is known of a column of the long table or of the wide one; a column that came later is a text. */
export function describeColumn(name: string): TableColumn {
  const known = [...OBSERVATION_COLUMNS, ...REPORT_COLUMNS].find((one) => one.name === name);
  if (known !== undefined) return known;
  const item = ITEMS.get(name);
  if (item === undefined) return optional(name, 'text', name, name);
  const type = item.kind === 'decimal' ? 'decimal' : 'integer';
  return optional(name, type, `${item.zh_row}－${item.zh_column}`, item.en);
}

/** The columns of a header of ours, in its order. */
export function columnsOf(header: string): readonly TableColumn[] {
  return header.split(',').map(describeColumn);
}

/** What names a row: in the long table a report's item, in the wide one a report, in dictionaries the first column. */
export function keyOf(header: string): readonly string[] {
  const names = header.split(',');
  return names.includes('report_id') && names.includes('code') ? ['report_id', 'code'] : names.slice(0, 1);
}

function column(name: string, type: ColumnType, zh: string, en: string): TableColumn {
  return { name, type, zh, en, required: true };
}

function optional(name: string, type: ColumnType, zh: string, en: string): TableColumn {
  return { ...column(name, type, zh, en), required: false };
}
