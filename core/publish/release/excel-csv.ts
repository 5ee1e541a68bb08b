import type { CellStatus } from '../../forms/canonical-report.ts';
import { csvText } from '../csv-text.ts';
import { itemDocuments } from '../render-items.ts';
import { readCompact, type CompactReport, type CompactShard } from './read-compact.ts';
import type { Chunks, ReleaseShard } from './release-shard.ts';

const BYTE_ORDER_MARK = '\ufeff';
const ENCODER = new TextEncoder();

const HEADINGS = ['报告编号', '机构编码', '机构名称', '区划代码', '统计年度', '表式', '修订号'];

/** In place of a number; a spreadsheet's sums pass over words, and an empty cell would read as zero. */
const WORDS: Readonly<Record<CellStatus, string>> = {
  reported: '',
  blank: '空白',
  not_applicable: '不适用',
  text: '文字',
  missing: '未收录',
};

const TABLES = { 2: '二', 3: '三', 4: '四' } as const;

/**
 * A row a report for people with a spreadsheet: byte-order mark, Chinese headings, texts guarded against formulas,
 * numbers untouched, codes that no program takes for numbers. `codes` are the items of its columns.
 */
export async function* excelCsv(codes: readonly string[], shards: readonly ReleaseShard[]): Chunks {
  const headings = [...HEADINGS, ...codes.map(headingOf)].map(csvText).join(',');
  yield ENCODER.encode(`${BYTE_ORDER_MARK}${headings}\r\n`);
  for (const shard of shards) {
    const compact = await readCompact(shard);
    yield ENCODER.encode(compact.reports.map((report) => rowOf(report, compact, codes)).join(''));
  }
}

const ITEMS = new Map(itemDocuments().map((item) => [item.code, item]));

/** `三、（一）予以公开－自然人`, as the form prints it. */
function headingOf(code: string): string {
  const item = ITEMS.get(code);
  if (item === undefined) return code;
  const start = item.zh_row.startsWith('三') ? '' : `${TABLES[item.table]}、`;
  return `${start}${item.zh_row}－${item.zh_column}`;
}

function rowOf(report: CompactReport, shard: CompactShard, codes: readonly string[]): string {
  const { report_id, org_id, org_name, form, revision } = report;
  const start = [report_id, org_id, org_name ?? '', `CN-${shard.region}`].map(csvText);
  const positionOf = new Map(shard.codes.map((code, at) => [code, at]));
  const cells = codes.map((code) => {
    const value = report.values[positionOf.get(code) ?? -1] ?? null;
    return value ?? WORDS[report.statuses[code] ?? 'missing'];
  });
  return `${[...start, shard.year, `${form}年表式`, revision, ...cells].join(',')}\r\n`;
}
