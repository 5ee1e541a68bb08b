import type { Words } from '../../core/findings/finding.ts';

/** The words of the catalogue. */
export const DATA_WORDS = {
  title: { zh: '数据目录', en: 'Data' },
  lead: {
    zh: '全部数据都是静态文件，免费下载，不用登录。每个文件以内容的SHA-256命名，永不改变；从目录文件出发，层层有校验值，谁都可以核对。',
    en: 'All data are static files, free, without an account. Each is named by the SHA-256 of its content and never changes; from the root down every level states the hashes of the next, so that anybody can check.',
  },
  failed: { zh: '目录读取失败：{reason}', en: 'The catalogue could not be read: {reason}' },
  'no-feeds': { zh: '还没有公开任何数据。', en: 'Nothing is published yet.' },
  state: {
    zh: '现有 {reports} 份报告，目录版本 {version}。',
    en: '{reports} reports, version {version} of the catalogue.',
  },
  licence: { zh: '许可', en: 'Licence' },
  root: { zh: '总目录（唯一会更新的文件）', en: 'The root (the only file that changes)' },
  years: { zh: '按年度', en: 'By year' },
  year: { zh: '年度', en: 'Year' },
  form: { zh: '表式', en: 'Form' },
  reports: { zh: '报告数', en: 'Reports' },
  version: { zh: '版本', en: 'Version' },
  file: { zh: '文件', en: 'File' },
  size: { zh: '字节', en: 'Bytes' },
  hash: { zh: 'SHA-256', en: 'SHA-256' },
  rows: { zh: '行数', en: 'Rows' },
  'year-index': {
    zh: '{year} 年度目录（省→地区→文件）',
    en: 'Index of {year} (provinces → regions → files)',
  },
  dictionaries: { zh: '字典', en: 'Dictionaries' },
  releases: { zh: '定期发布', en: 'Releases' },
  'releases-lead': {
    zh: '发布是给某一时刻的全部数据编号存档：编号不变，内容不变，便于引用。',
    en: 'A release fixes all data of a moment under a number that is there to be cited.',
  },
  'no-releases': { zh: '还没有发布。', en: 'No release yet.' },
  'release-year': { zh: '{year} 年度：{count} 个文件', en: '{year}: {count} files' },
  'release-provinces': { zh: '分省：{count} 个文件', en: 'By province: {count} files' },
  release: { zh: '第 {release} 号发布', en: 'Release {release}' },
  changed: {
    zh: '新报告 {new_reports} 份，更正 {corrected_reports} 份（{corrected_cells} 格），撤回 {withdrawn_reports} 份',
    en: '{new_reports} new reports, {corrected_reports} corrected ({corrected_cells} cells), {withdrawn_reports} withdrawn',
  },
  columns: { zh: '长表的列', en: 'Columns of the long table' },
  column: { zh: '列', en: 'Column' },
  meaning: { zh: '含义', en: 'Meaning' },
  items: { zh: '指标字典', en: 'All items' },
  'items-lead': {
    zh: '表格里的每一格是一个指标。代码永不改变。',
    en: 'Each cell of the form is an item. Codes never change.',
  },
  code: { zh: '代码', en: 'Code' },
  name: { zh: '名称', en: 'Name' },
  unit: { zh: '单位', en: 'Unit' },
  'table-2': { zh: '表二 主动公开政府信息情况', en: 'Table 2, proactive disclosure' },
  'table-3': { zh: '表三 收到和处理申请情况', en: 'Table 3, requests' },
  'table-4': { zh: '表四 行政复议、行政诉讼情况', en: 'Table 4, reviews and lawsuits' },
  use: { zh: '取用示例', en: 'How to use it' },
  copy: { zh: '复制', en: 'Copy' },
  copied: { zh: '已复制', en: 'Copied' },
  curl: { zh: 'curl：一个机构一年的数据', en: 'curl: one organisation and year' },
  python: { zh: 'Python：下载并核对一个地区的表', en: 'Python: fetch the table of a region and check it' },
  duckdb: { zh: 'DuckDB：直接查询', en: 'DuckDB: ask at once' },
  javascript: { zh: 'JavaScript：逐年序列', en: 'JavaScript: a series' },
  cite: { zh: '引用方式', en: 'How to cite' },
  'cite-text': {
    zh: '政府信息公开工作年度报告开放数据，{what}，{address}，SHA-256 {hash}。',
    en: 'Open data on government information disclosure, {what}, {address}, SHA-256 {hash}.',
  },
  'cite-state': { zh: '目录版本 {version}', en: 'version {version}' },
  verify: { zh: '自己核对', en: 'Check it yourself' },
  'verify-text': {
    zh: '每个文件名里的64位十六进制数就是内容的SHA-256。下载后运行 sha256sum，两者一致即未被改动；上级目录写明了同一个值和字节数。',
    en: 'The 64 hex digits in a file’s name are the SHA-256 of its content. Run sha256sum on what you fetched: the two must agree, and the index above states the same hash and length.',
  },
} as const satisfies Words;

/** What the columns of the long table mean. */
export const COLUMN_WORDS: Words = {
  report_id: { zh: '报告编号：机构编号.年度', en: 'Report: organisation, a full stop, year' },
  org_id: { zh: '机构编号，对应机构名录', en: 'Organisation: key into the register' },
  region: { zh: '六位区划代码', en: 'Six-digit region' },
  year: { zh: '统计年度', en: 'The year that the report speaks of' },
  form: { zh: '表式：2019 或 2021', en: 'Form: 2019 or 2021' },
  code: { zh: '指标代码，对应指标字典', en: 'Item: key into the dictionary' },
  value: {
    zh: '数值，与原表一致；没有数字则为空',
    en: 'The number exactly as filed; empty where there is none',
  },
  unit: { zh: '单位', en: 'Unit' },
  status: {
    zh: 'reported 已填、blank 空白、not_applicable 不适用、text 文字、missing 未收录；空白不是0',
    en: 'reported, blank, not_applicable, text or missing; a blank is not 0',
  },
  flags: { zh: '公布时即有的问题（规则编号）', en: 'Rules that the published report breaks' },
  revision: { zh: '版本号，从1起', en: 'Revision, counted from 1' },
  raw: { zh: '原文，与数值不同时才有', en: 'What was printed, where it is not the value' },
};
