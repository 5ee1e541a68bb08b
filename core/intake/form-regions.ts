import { foldLabel, foldRowLabel } from './fold-label.ts';
import { isBlankRow, type Rows } from './parse-rows.ts';

/** The parts of a report as a person sees it. */
export type Region = 'meta' | 'section_1' | 'table2' | 'table3' | 'table4' | 'section_5' | 'section_6';

/** One row with the region that it lies in; `title` rows only open their region. */
export interface RegionRow {
  readonly index: number;
  readonly region: Region;
  readonly title: boolean;
}

/** The printed titles of the six sections, without their ordinals. */
const TITLES: readonly (readonly [label: string, region: Region])[] = [
  ['总体情况', 'section_1'],
  ['主动公开政府信息情况', 'table2'],
  ['收到和处理政府信息公开申请情况', 'table3'],
  ['政府信息公开行政复议行政诉讼情况', 'table4'],
  ['因政府信息公开工作被申请行政复议提起行政诉讼情况', 'table4'],
  ['存在的主要问题及改进情况', 'section_5'],
  ['其他需要报告的事项', 'section_6'],
];

const FIRST_REQUEST_ROW = '本年新收政府信息公开申请数量';

/** Whether the rows are a report in the layout that a person sees: the first row of table 三 gives it away. */
export function isForm(rows: Rows): boolean {
  return rows.some((row) => row.slice(0, 5).some((cell) => foldRowLabel(cell) === FIRST_REQUEST_ROW));
}

/** Says of each row which part of the report it belongs to; titles that were left out are inferred from headings. */
export function formRegions(rows: Rows): readonly RegionRow[] {
  let region: Region = 'meta';
  return rows.map((row, index) => {
    const opened = openedBy(row);
    const inferred = opened ?? headingRegion(row, region);
    if (inferred) region = inferred;
    return { index, region, title: opened !== undefined };
  });
}

function openedBy(row: readonly string[]): Region | undefined {
  const [first] = writtenCells(row);
  if (first === undefined || first.length > 60) return undefined;
  const label = foldRowLabel(first);
  return TITLES.find(([title]) => title === label)?.[1];
}

/** Tables pasted without their titles: their own headings tell. Text sections are never cut this way. */
function headingRegion(row: readonly string[], current: Region): Region | undefined {
  if (isBlankRow(row)) return undefined;
  const labels = row.map(foldLabel);
  if (labels[0] === '信息内容' || labels[1] === '信息内容') return 'table2';
  if (labels.some((label) => label.endsWith('自然人')) && current !== 'table3' && labels.length > 3)
    return 'table3';
  if (labels.includes('行政复议') && labels.includes('行政诉讼')) return 'table4';
  return undefined;
}

/** The cells of a row that hold something, in order. */
export function writtenCells(row: readonly string[]): readonly string[] {
  return row.filter((cell) => cell.trim() !== '');
}
