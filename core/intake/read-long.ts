import type { Observation } from '../findings/describe.ts';
import { harmless, placeAt } from './cell-address.ts';
import {
  PROVENANCE_FIELDS,
  type DraftCell,
  type DraftImport,
  type DraftReport,
  type LayoutRead,
} from './draft.ts';
import { foldLabel } from './fold-label.ts';
import { columnOf } from './header-names.ts';
import { checkWidth, HEADER_WITHIN, readHeadings, skipAbove, type Headings } from './headings.ts';
import type { Rows } from './parse-rows.ts';
import { distinctTexts, provenanceColumn } from './provenance-columns.ts';
import { textsOf } from './report-texts.ts';
import { SkipCount } from './skip-count.ts';
import { skipObservations, skipReason } from './skip-reason.ts';
import type { DatasetId } from './upload-key.ts';

/** The columns that only a long file has, by their folded names. */
const OWN_COLUMNS: ReadonlyMap<string, string> = new Map(
  Object.entries({ code: ['code', '指标编码', '指标代码'], value: ['value', '数值', '指标值'] }).flatMap(
    ([column, names]) => names.map((name) => [foldLabel(name), column] as const),
  ),
);
const COLUMNS = ['org_id', 'year', 'code', 'value'];
/** The columns that a long file of published reports has beside them. */
const IMPORT_COLUMNS: ReadonlyMap<string, string> = new Map(
  Object.entries({ status: ['status', '状态'], raw: ['raw', '原文'] }).flatMap(([column, names]) =>
    names.map((name) => [foldLabel(name), column] as const),
  ),
);

/** Where the header of a long file stands (index of the row), or -1: org_id, year, code and value. */
export function findLongHeader(rows: Rows): number {
  return rows.slice(0, HEADER_WITHIN).findIndex((row) => {
    const names = new Set(row.map(columnName));
    return COLUMNS.every((name) => names.has(name));
  });
}

/**
 * Reads a long file: a row a cell, in any order, reports mixed as they please. `code` is an item's code or label,
 * or one of the pseudo-codes that are a wide file's other columns. A report is judged whole. In a file of published
 * reports a row with another code is something that the form does not have, and is kept as such.
 */
export function readLong(rows: Rows, header: number, dataset: DatasetId): LayoutRead {
  const isImport = dataset === 'published-reports';
  const headings = readHeadings(rows, header, isImport ? importColumnName : columnName);
  const skipped = new SkipCount();
  const observations = [...skipAbove(rows, header, skipped), ...headings.observations];
  const groups = new Map<string, Group>();
  const prose = new Set<number>();
  for (let index = header + 1; index < rows.length; index++) {
    const row = rows[index] ?? [];
    const line = lineOf(row, index, headings);
    const reason = skipReason(row, headings.columns);
    if (reason !== undefined) {
      skipped.add(reason);
      observations.push(...skipObservations(reason, row, index));
    } else if (line.name === undefined && isImport) {
      const group = groupOf(line, groups);
      group.rows++;
      group.extras.push(line);
      group.observations.push(...line.observations, extraCell(line.code));
    } else if (line.name === undefined) {
      skipped.add('unknown-code');
      observations.push(unknownCode(line.code));
    } else {
      if (line.name.startsWith('section_')) prose.add(index);
      addLine(line, line.name, groups);
    }
  }
  const value = headings.columns.get('value');
  return {
    observations,
    reports: [...groups.values()].map((group) => (isImport ? importOf(group) : draftOf(group))),
    organisations: [],
    rounds: [],
    header: 1,
    skipped: skipped.counts,
    isProse: (row, column) => column === value && prose.has(row),
  };
}

/** One row of the file: whose cell it is, and what the cell means (undefined when its code is not known). */
interface Line {
  readonly orgId: DraftCell;
  readonly year: DraftCell;
  readonly orgName: DraftCell | undefined;
  readonly code: DraftCell;
  readonly value: DraftCell;
  readonly name: string | undefined;
  /** What an import says beside it. */
  readonly status: DraftCell | undefined;
  readonly raw: DraftCell | undefined;
  readonly source: readonly (DraftCell | undefined)[];
  readonly observations: readonly Observation[];
}

/** The rows of one report as they come in; the collections grow. */
interface Group {
  readonly first: Line;
  readonly lines: Map<string, Line>;
  readonly extras: Line[];
  readonly sources: Line[];
  readonly observations: Observation[];
  rows: number;
}

function columnName(heading: string): string | undefined {
  const own = heading.length > LONGEST ? undefined : OWN_COLUMNS.get(foldLabel(heading));
  if (own !== undefined) return own;
  const name = columnOf(heading);
  return name !== undefined && ABOUT.has(name) ? name : undefined;
}

function importColumnName(heading: string): string | undefined {
  if (heading.length > LONGEST) return undefined;
  return IMPORT_COLUMNS.get(foldLabel(heading)) ?? provenanceColumn(heading) ?? columnName(heading);
}

/** No known heading is longer. */
const LONGEST = 200;
const ABOUT = new Set(['org_id', 'org_name', 'year']);

function lineOf(row: readonly string[], index: number, headings: Headings): Line {
  const { columns } = headings;
  const cell = (name: string): DraftCell => {
    const column = columns.get(name) ?? 0;
    return { text: row[column] ?? '', row: index + 1, column: column + 1 };
  };
  const code = cell('code');
  const name = columnOf(code.text);
  return {
    orgId: cell('org_id'),
    year: cell('year'),
    orgName: columns.has('org_name') ? cell('org_name') : undefined,
    code,
    value: cell('value'),
    name: name !== undefined && ABOUT.has(name) ? undefined : name,
    status: columns.has('status') ? cell('status') : undefined,
    raw: columns.has('raw') ? cell('raw') : undefined,
    source: PROVENANCE_FIELDS.map((field) => (columns.has(field) ? cell(field) : undefined)),
    observations: checkWidth(row, index + 1, headings),
  };
}

function extraCell(cell: DraftCell): Observation {
  const at = [placeAt(cell.row, cell.column, cell.text)];
  return { code: 'extra-cell', at, facts: { name: harmless(cell.text.trim()) } };
}

function unknownCode(cell: DraftCell): Observation {
  const at = [placeAt(cell.row, cell.column, cell.text)];
  return { code: 'unknown-code', at, facts: { name: harmless(cell.text.trim()) } };
}

function addLine(line: Line, name: string, groups: Map<string, Group>): void {
  const group = groupOf(line, groups);
  group.rows++;
  group.observations.push(...line.observations);
  const earlier = group.lines.get(name);
  if (!earlier) {
    group.lines.set(name, line);
    return;
  }
  const at = [line.value, earlier.value].map((cell) => placeAt(cell.row, cell.column, cell.text));
  group.observations.push({ code: 'item-twice', at, facts: { name } });
}

function groupOf(line: Line, groups: Map<string, Group>): Group {
  const key = `${line.orgId.text.trim()}\n${line.year.text.trim()}`;
  const group = groups.get(key) ?? newGroup(line);
  groups.set(key, group);
  group.sources.push(line);
  return group;
}

function newGroup(first: Line): Group {
  return { first, lines: new Map(), extras: [], sources: [], observations: [], rows: 0 };
}

function draftOf({ first, lines, observations, rows }: Group): DraftReport {
  const cell = (name: string) => lines.get(name)?.value;
  return {
    orgId: first.orgId,
    year: first.year,
    orgName: first.orgName,
    cell,
    ...textsOf(lines.keys(), cell),
    lacking: 'missing-item',
    rows,
    observations,
  };
}

function importOf(group: Group): DraftReport {
  const { lines, extras, sources } = group;
  const provenance = PROVENANCE_FIELDS.map((field, index) => {
    const cells = sources.flatMap(({ source }) => source[index] ?? []);
    return [field, distinctTexts(cells)] as const;
  });
  const imported: DraftImport = {
    status: (code) => lines.get(code)?.status,
    raw: (code) => lines.get(code)?.raw,
    provenance: new Map(provenance),
    extras: extras.map(({ code, value, raw }) => ({ label: code, value: written(raw) ?? value })),
  };
  const draft = draftOf(group);
  return { ...draft, cell: (code) => printedCell(lines.get(code)), imported };
}

/** Where the value is left empty, what was printed in the cell is what has to be read. */
function printedCell(line: Line | undefined): DraftCell | undefined {
  return line && line.value.text.trim() === '' ? (written(line.raw) ?? line.value) : line?.value;
}

function written(cell: DraftCell | undefined): DraftCell | undefined {
  return cell && cell.text.trim() !== '' ? cell : undefined;
}
