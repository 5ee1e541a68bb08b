import { FORMS } from '../forms/form.ts';
import { foldLabel } from './fold-label.ts';

/** The columns about a report that a wide file may have; a form has them as rows, a long file as codes. */
export type ReportColumn =
  | 'org_id'
  | 'org_name'
  | 'year'
  | 'section_1'
  | 'section_5'
  | 'section_6'
  | 'correction_reason'
  | 'based_on_revision'
  | 'withdrawn';

/** The names of the columns about a report, the literal one first. */
export const REPORT_COLUMNS: Readonly<Record<ReportColumn, readonly string[]>> = {
  org_id: ['org_id', '机构编码', '机构代码', '单位编码', '报送单位编码'],
  org_name: ['org_name', '机构名称', '单位名称', '报送单位', '公开机关'],
  year: ['year', '年度', '年份', '报告年度', '统计年度'],
  section_1: ['section_1', '一、总体情况'],
  section_5: ['section_5', '五、存在的主要问题及改进情况'],
  section_6: ['section_6', '六、其他需要报告的事项'],
  correction_reason: ['correction_reason', '更正原因', '更正说明'],
  based_on_revision: ['based_on_revision', '依据版本'],
  withdrawn: ['withdrawn', '撤回'],
};

const EXPLAIN = /^\s*(?:explain|说明)[:：]\s*([A-Za-z0-9-]{1,40})\s*$/;

/** No known heading is longer. */
const LONGEST = 200;

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
  if (header.length > LONGEST) return undefined;
  const explained = EXPLAIN.exec(header);
  if (explained) return `explain:${explained[1] ?? ''}`;
  return BY_LABEL.get(foldLabel(header));
}
