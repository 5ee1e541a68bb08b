import type { Observation } from '../findings/describe.ts';
import { placeAt } from './cell-address.ts';
import type { DraftCell, DraftReport, LayoutRead, TextField } from './draft.ts';
import { formRegions, writtenCells, type Region, type RegionRow } from './form-regions.ts';
import type { GridRead } from './grid.ts';
import { columnOf } from './header-names.ts';
import { isBlankRow, type Rows } from './parse-rows.ts';
import { readDisputeTable } from './read-dispute-table.ts';
import { readProactiveTable } from './read-proactive-table.ts';
import { readRequestTable } from './read-request-table.ts';
import { SkipCount } from './skip-count.ts';

const TITLE = /年度报告|工作年报|政府信息公开/;
const SECTIONS: readonly TextField[] = ['section_1', 'section_5', 'section_6'];

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
  const cells = new Map(grids.flatMap((grid) => [...grid.cells]));
  const texts = new Map(SECTIONS.flatMap((section) => sectionText(rows, regions, section)));
  const observations = [
    ...about.observations,
    ...grids.flatMap((grid) => grid.observations),
    ...leftOver(rows, indexesOf('table4'), grids),
  ];
  const counts = countRows({ rows, regions, grids, about });
  const report: DraftReport = {
    orgId: about.fields.get('org_id') ?? nowhere(about.end),
    year: about.fields.get('year') ?? nowhere(about.end),
    orgName: about.fields.get('org_name'),
    cell: (code) => cells.get(code),
    texts: withReason(texts, about.fields.get('correction_reason')),
    explanations: about.explanations,
    rows: rows.length - counts.header - [...counts.skipped.values()].reduce((sum, count) => sum + count, 0),
    observations,
  };
  return { observations: [], reports: [report], organisations: [], ...counts };
}

interface About {
  readonly fields: ReadonlyMap<string, DraftCell>;
  readonly explanations: ReadonlyMap<string, DraftCell>;
  readonly observations: readonly Observation[];
  readonly titles: readonly number[];
  /** Index of the row where a missing field would be looked for. */
  readonly end: number;
}

/** The rows above the sections: a name and its value, or the report's title. */
function readAbout(rows: Rows, indexes: readonly number[]): About {
  const fields = new Map<string, DraftCell>();
  const explanations = new Map<string, DraftCell>();
  const observations: Observation[] = [];
  const titles: number[] = [];
  for (const index of indexes) {
    const row = rows[index] ?? [];
    if (isBlankRow(row)) continue;
    const at = row.findIndex((cell) => cell.trim() !== '');
    const name = columnOf((row[at] ?? '').replace(/[:：]\s*$/, ''));
    const cell = { text: row[at + 1] ?? '', row: index + 1, column: at + 2 };
    if (name?.startsWith('explain:')) explanations.set(name.slice('explain:'.length), cell);
    else if (name !== undefined && !fields.has(name)) fields.set(name, cell);
    else if (name !== undefined)
      observations.push({
        code: 'duplicate-row',
        at: [placeAt(index + 1, at + 1, row[at])],
        facts: { name },
      });
    else if (TITLE.test(row[at] ?? '')) titles.push(index);
    else observations.push({ code: 'row-not-understood', at: [placeAt(index + 1, at + 1, row[at])] });
  }
  return { fields, explanations, observations, titles, end: indexes.at(-1) ?? 0 };
}

function nowhere(row: number): DraftCell {
  return { text: '', row: row + 1, column: 2 };
}

/** The text below a section's title, a line a row; or what stands beside the title. */
function sectionText(
  rows: Rows,
  regions: readonly RegionRow[],
  section: TextField,
): [TextField, DraftCell][] {
  const mine = regions.filter((row) => row.region === section);
  const lines = mine.flatMap(({ index, title }) => {
    const written = writtenCells(rows[index] ?? []);
    const text = (title ? written.slice(1) : written).join(' ').trim();
    return text === '' ? [] : [{ index, text }];
  });
  const [first] = lines;
  if (!first) return [];
  return [[section, { text: lines.map((line) => line.text).join('\n'), row: first.index + 1, column: 1 }]];
}

function withReason(
  texts: ReadonlyMap<TextField, DraftCell>,
  reason: DraftCell | undefined,
): ReadonlyMap<TextField, DraftCell> {
  return reason && reason.text.trim() !== '' ? new Map([...texts, ['correction_reason', reason]]) : texts;
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
  for (const { index, title } of regions) {
    if (isBlankRow(rows[index] ?? [])) skipped.add('blank');
    else if (title || headings.has(index) || about.titles.includes(index)) header++;
  }
  return { header, skipped: skipped.counts };
}
