import type { Observation } from '../findings/describe.ts';
import { placeAt } from './cell-address.ts';
import type { DraftCell, DraftReport, LayoutRead } from './draft.ts';
import { aboutName, formRegions, writtenCells, type Region, type RegionRow } from './form-regions.ts';
import type { GridRead } from './grid.ts';
import { isBlankRow, type Rows } from './parse-rows.ts';
import { readDisputeTable } from './read-dispute-table.ts';
import { readProactiveTable } from './read-proactive-table.ts';
import { readRequestTable } from './read-request-table.ts';
import { explainedNames, textsOf } from './report-texts.ts';
import { SkipCount } from './skip-count.ts';

const TITLE = /年度报告|工作年报|政府信息公开/;
/** The text sections by the names of the wide layout's columns, with their printed titles. */
const SECTIONS = [
  ['section_1', '一、总体情况'],
  ['section_5', '五、存在的主要问题及改进情况'],
  ['section_6', '六、其他需要报告的事项'],
] as const;

/** Reads one report as a person sees it: rows about the report, the six sections, the statutory tables. */
export function readForm(rows: Rows): LayoutRead {
  const regions = formRegions(rows);
  const indexesOf = (region: Region) =>
    regions.filter((row) => row.region === region && !row.title).map((row) => row.index);
  const grids = [
    readProactiveTable(rows, indexesOf('table2')),
    readRequestTable(rows, indexesOf('table3')),
    readDisputeTable(rows, indexesOf('table4')),
  ];
  const about = readAbout(rows, indexesOf('meta'));
  const sections = readSections(rows, regions);
  const counts = countRows({ rows, regions, grids, about });
  const cells = new Map(grids.flatMap((grid) => [...grid.cells]));
  const named = new Map([...about.fields, ...sections.cells]);
  const nowhere = { text: '', row: about.end + 1, column: 2 };
  const report: DraftReport = {
    orgId: named.get('org_id') ?? nowhere,
    year: named.get('year') ?? nowhere,
    orgName: named.get('org_name'),
    cell: (code) => cells.get(code),
    textsIn: (items) => items.map(({ code }) => cells.get(code)?.text),
    ...textsOf(explainedNames(named.keys()), (name) => named.get(name)),
    lacking: 'missing-row',
    rows: rows.length - counts.header - [...counts.skipped.values()].reduce((sum, count) => sum + count, 0),
    observations: [
      ...about.observations,
      ...sections.observations,
      ...grids.flatMap((grid) => grid.observations),
      ...leftOver(rows, indexesOf('table4'), grids),
      ...indexesOf('note').map((index) => noteRow(rows, index)),
    ],
  };
  const isProse = (row: number) => regions[row]?.region.startsWith('section_') ?? false;
  return { observations: [], reports: [report], organisations: [], rounds: [], ...counts, isProse };
}

interface About {
  readonly fields: ReadonlyMap<string, DraftCell>;
  readonly observations: readonly Observation[];
  readonly titles: readonly number[];
  /** Index of the row where a missing field would be looked for. */
  readonly end: number;
}

/** The rows about the report: its title, or names each with its value behind it. */
function readAbout(rows: Rows, indexes: readonly number[]): About {
  const fields = new Map<string, DraftCell>();
  const observations: Observation[] = [];
  const titles: number[] = [];
  for (const index of indexes) {
    const row = rows[index] ?? [];
    const at = row.findIndex((cell) => cell.trim() !== '');
    if (at < 0) continue;
    if (aboutName(row[at] ?? '') !== undefined) observations.push(...readPairs(row, index, fields));
    else if (TITLE.test((row[at] ?? '').slice(0, LONGEST_TITLE))) titles.push(index);
    else observations.push({ code: 'row-not-understood', at: [placeAt(index + 1, at + 1, row[at])] });
  }
  return { fields, observations, titles, end: indexes[0] ?? 0 };
}

const LONGEST_TITLE = 200;

const NUMBER = /^[\s0-9０-９.,，]+$/;

/** Names and values in turn: 机构编码, x, 年度, y. A number that is neither leaves the value in doubt. */
function readPairs(row: readonly string[], index: number, fields: Map<string, DraftCell>): Observation[] {
  const observations: Observation[] = [];
  for (let at = 0; at < row.length; at++) {
    const text = row[at] ?? '';
    if (text.trim() === '') continue;
    const name = aboutName(text);
    const place = placeAt(index + 1, at + 1, text);
    if (name === undefined)
      observations.push({ code: NUMBER.test(text) ? 'stray-cell' : 'row-not-understood', at: [place] });
    else if (fields.has(name)) observations.push({ code: 'duplicate-row', at: [place], facts: { name } });
    else fields.set(name, { text: row[at + 1] ?? '', row: index + 1, column: at + 2 });
    if (name !== undefined) at++;
  }
  return observations;
}

interface SectionsRead {
  readonly cells: ReadonlyMap<string, DraftCell>;
  readonly observations: readonly Observation[];
}

/** The sections 一, 五, 六. Where a file has titles for any of them, it is to have all three, with text. */
function readSections(rows: Rows, regions: readonly RegionRow[]): SectionsRead {
  const cells = new Map<string, DraftCell>();
  const observations: Observation[] = [];
  const titled = SECTIONS.filter(([name]) => regions.some((row) => row.title && row.region === name));
  for (const [name, zh] of SECTIONS) {
    const mine = regions.filter((row) => row.region === name);
    const cell = sectionText(rows, mine, observations);
    const title = mine.find((row) => row.title);
    if (cell) cells.set(name, cell);
    else if (title) observations.push(sectionTold('section-blank', zh, title.index));
    else if (titled.length > 0) observations.push(sectionTold('section-missing', zh, rows.length - 1));
  }
  return { cells, observations };
}

function sectionTold(code: 'section-blank' | 'section-missing', name: string, index: number): Observation {
  return { code, at: [placeAt(index + 1, 1)], facts: { name } };
}

/** The text below a section's title, a line a row; or what stands beside the title. */
function sectionText(
  rows: Rows,
  mine: readonly RegionRow[],
  observations: Observation[],
): DraftCell | undefined {
  const lines = mine.flatMap(({ index, title }) => {
    const written = writtenCells(rows[index] ?? []).slice(title ? 1 : 0);
    if (written.length > 1)
      observations.push({ code: 'text-in-many-cells', at: [placeAt(index + 1, 1, written[0])] });
    return written.length === 0 ? [] : [{ index, text: written.join(' ').trim() }];
  });
  const [first] = lines;
  if (!first) return undefined;
  return { text: lines.map((line) => line.text).join('\n'), row: first.index + 1, column: 1 };
}

function noteRow(rows: Rows, index: number): Observation {
  return { code: 'note-row', at: [placeAt(index + 1, 1, writtenCells(rows[index] ?? []).join(' '))] };
}

/** Written rows below table 四 that are neither its numbers nor a section. */
function leftOver(rows: Rows, indexes: readonly number[], grids: readonly GridRead[]): Observation[] {
  const taken = new Set(grids.flatMap((grid) => [...grid.header, ...grid.used]));
  return indexes.flatMap((index): Observation[] => {
    const row = rows[index] ?? [];
    if (taken.has(index) || isBlankRow(row)) return [];
    const at = row.findIndex((cell) => cell.trim() !== '');
    return [{ code: 'row-not-understood', at: [placeAt(index + 1, at + 1, row[at])] }];
  });
}

interface Parts {
  readonly rows: Rows;
  readonly regions: readonly RegionRow[];
  readonly grids: readonly GridRead[];
  readonly about: About;
}

function countRows({ rows, regions, grids, about }: Parts): Pick<LayoutRead, 'header' | 'skipped'> {
  const skipped = new SkipCount();
  const headings = new Set(grids.flatMap((grid) => grid.header));
  let header = 0;
  for (const { index, title, region } of regions) {
    if (isBlankRow(rows[index] ?? [])) skipped.add('blank');
    else if (region === 'note') skipped.add('note');
    else if (title || headings.has(index) || about.titles.includes(index)) header++;
  }
  return { header, skipped: skipped.counts };
}
