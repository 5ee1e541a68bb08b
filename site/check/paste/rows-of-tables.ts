import { foldLabel } from '../../../core/intake/fold-label.ts';
import type { Filing } from '../engine/requests.ts';

type Rows = readonly (readonly string[])[];

/** The statutory titles above the three tables, and the words by which a table is known that came without its title. */
const TABLES: readonly { readonly title: string; readonly words: readonly string[] }[] = [
  {
    title: '三、收到和处理政府信息公开申请情况',
    words: ['自然人', '本年新收政府信息公开申请数量', '商业企业'],
  },
  { title: '四、政府信息公开行政复议、行政诉讼情况', words: ['行政复议', '行政诉讼', '结果维持', '尚未审结'] },
  { title: '二、主动公开政府信息情况', words: ['信息内容', '规章', '行政许可', '行政规范性文件'] },
];
const KNOWN_BY = 2;

/** Tables copied from a document as the rows of one report: who and when first, each table below its title. */
export function rowsOfTables(tables: readonly Rows[], { orgId, orgName, year }: Filing): Rows {
  return [
    ['机构编码', orgId],
    ['机构名称', orgName],
    ['年度', String(year)],
    ...tables.flatMap(withTitle),
  ];
}

/** One table may hold several: a sheet copied whole has its titles inside, and gets no other. */
function withTitle(rows: Rows): Rows {
  const written = new Set(rows.flat().map(foldLabel));
  const found = TABLES.filter(({ words }) => words.filter((word) => written.has(foldLabel(word))).length >= KNOWN_BY);
  const [only, ...others] = found;
  return only && others.length === 0 ? [[], [only.title], ...rows] : [[], ...rows];
}
