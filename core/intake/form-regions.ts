import { foldLabel, foldRowLabel } from './fold-label.ts';
import { columnOf } from './header-names.ts';
import type { Rows } from './parse-rows.ts';

/** The parts of a report as a person sees it. */
export type Region =
  | 'meta'
  | 'section_1'
  | 'table2'
  | 'table3'
  | 'table4'
  | 'section_5'
  | 'section_6'
  | 'note';

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

/** Labels and titles are shorter than this; sentences of a section mostly are not. */
const LONGEST_TITLE = 60;
const FIRST_REQUEST_ROW = '本年新收政府信息公开申请数量';

/** Whether the rows are a report in the layout that a person sees: the first row of table 三 gives it away. */
export function isForm(rows: Rows): boolean {
  return rows.some((row) =>
    row.slice(0, 5).some((cell) => cell.length <= LONGEST_TITLE && foldRowLabel(cell) === FIRST_REQUEST_ROW),
  );
}

/** Who filled the form in and how to reach them: no part of a report, wherever it stands. */
const NOTE =
  /^\s*(?:填表人|填报人|制表人|审核人|审批人|单位负责人|分管领导|联系人|联系电话|填报日期|填表日期)\s*[:：]/;

/**
 * Says of each row which part of the report it belongs to. A table whose title was left out is known by its headings;
 * one that has its title begins nowhere else, whatever a text may look like.
 */
export function formRegions(rows: Rows): readonly RegionRow[] {
  const opening = rows.map(openedBy);
  const titled = new Set(opening);
  let region: Region = 'meta';
  return rows.map((row, index) => {
    const opened = opening[index];
    const inferred = headingRegion(row);
    if (opened) region = opened;
    else if (inferred && !titled.has(inferred)) region = inferred;
    const aside = opened ? undefined : asideRegion(row);
    return { index, region: aside ?? region, title: opened !== undefined };
  });
}

/** Rows that belong to no part, wherever they stand: facts about the report, notes about who filled it in. */
function asideRegion(row: readonly string[]): 'meta' | 'note' | undefined {
  const [first] = writtenCells(row);
  if (first !== undefined && NOTE.test(first)) return 'note';
  return isAboutRow(row) ? 'meta' : undefined;
}

function openedBy(row: readonly string[]): Region | undefined {
  const [first] = writtenCells(row);
  if (first === undefined || first.length > LONGEST_TITLE) return undefined;
  const label = foldRowLabel(first);
  return TITLES.find(([title]) => title === label)?.[1];
}

/** Tables pasted without their titles: two of their own headings in one row tell, so that a sentence never does. */
function headingRegion(row: readonly string[]): Region | undefined {
  const labels = row.filter((cell) => cell.length <= LONGEST_TITLE).map(foldLabel);
  const has = (...wanted: readonly string[]) => labels.some((label) => wanted.includes(label));
  if (has('信息内容') && labels.some((label) => /^(?:本年|上一年|处理决定|采购)/.test(label)))
    return 'table2';
  if (has('自然人') && has('法人或其他组织', '商业企业', '总计')) return 'table3';
  return has('行政复议') && has('行政诉讼') ? 'table4' : undefined;
}

/** A name and its value, such as an explanation, wherever they stand: below the tables too. */
function isAboutRow(row: readonly string[]): boolean {
  const written = writtenCells(row);
  return written.length === 2 && aboutName(written[0] ?? '') !== undefined;
}

/** The column about a report that a label names, with or without a colon behind it. */
export function aboutName(label: string): string | undefined {
  const name = columnOf(label.replace(/[:：]\s*$/, ''));
  return name === undefined || /^t[234]_/.test(name) || name.startsWith('section_') ? undefined : name;
}

/** The cells of a row that hold something, in order. */
export function writtenCells(row: readonly string[]): readonly string[] {
  return row.filter((cell) => cell.trim() !== '');
}
