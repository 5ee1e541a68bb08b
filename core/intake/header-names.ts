import { FORMS } from '../forms/form.ts';
import { foldLabel } from './fold-label.ts';

/** What a column of a wide file means: an item's code, or one of the columns about the report. */
export type ReportColumn =
  | 'org_id'
  | 'org_name'
  | 'year'
  | 'section_1'
  | 'section_5'
  | 'section_6'
  | 'correction_reason';

/** The names of the columns about a report, the literal one first. */
export const REPORT_COLUMNS: Readonly<Record<ReportColumn, readonly string[]>> = {
  org_id: ['org_id', '机构编码', '机构代码', '单位编码', '报送单位编码'],
  org_name: ['org_name', '机构名称', '单位名称', '报送单位', '公开机关'],
  year: ['year', '年度', '年份', '报告年度', '统计年度'],
  section_1: ['section_1', '一、总体情况'],
  section_5: ['section_5', '五、存在的主要问题及改进情况'],
  section_6: ['section_6', '六、其他需要报告的事项'],
  correction_reason: ['correction_reason', '更正原因', '更正说明'],
};

const EXPLAIN = /^\s*(?:explain|说明)[:：]\s*([A-Z0-9-]+)\s*$/;

const BY_LABEL: ReadonlyMap<string, string> = new Map([
  ...FORMS.flatMap((form) =>
    form.items.map((item) => [foldLabel(item.zhRow + item.zhColumn), item.code] as const),
  ),
  ...FORMS.flatMap((form) => form.items.map((item) => [item.code, item.code] as const)),
  ...Object.entries(REPORT_COLUMNS).flatMap(([column, names]) =>
    names.map((name) => [foldLabel(name), column] as const),
  ),
]);

/** The column that a header cell names: a report column, an item's code, `explain:RULE`; undefined if unknown. */
export function columnOf(header: string): string | undefined {
  const explained = EXPLAIN.exec(header);
  if (explained) return `explain:${explained[1] ?? ''}`;
  return BY_LABEL.get(foldLabel(header));
}
