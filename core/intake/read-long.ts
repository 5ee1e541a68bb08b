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
import { explainedNames, textsOf } from './report-texts.ts';
import { textsByCode } from './texts-by-code.ts';
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
  const sheet: Sheet = { rows, headings, at: columnsAt(headings) };
  const nameOf = codeNames();
  const groups = new Groups(sheet);
  const prose = new Set<number>();
  for (let index = header + 1; index < rows.length; index++) {
    const row = rows[index] ?? [];
    const name = nameOf(row[sheet.at.code] ?? '');
    const reason = skipReason(row, headings.columns);
    if (reason !== undefined) {
      skipped.add(reason);
      observations.push(...skipObservations(reason, row, index));
    } else if (name !== undefined) {
      if (name.startsWith('section_')) prose.add(index);
      groups.of(index).addLine(index, name);
    } else if (isImport) groups.of(index).addExtra(index);
    else {
      skipped.add('unknown-code');
      observations.push(unknownCode(cellIn(sheet, index, sheet.at.code)));
    }
  }
  return {
    observations,
    reports: groups.all().map((group) => (isImport ? importOf(group) : draftOf(group))),
    organisations: [],
    rounds: [],
    header: 1,
    skipped: skipped.counts,
    isProse: (row, column) => column === sheet.at.value && prose.has(row),
  };
}

/** The rows of a file and where its columns stand: a line is the index of its row, and cells are made when asked for. */
interface Sheet {
  readonly rows: Rows;
  readonly headings: Headings;
  readonly at: Columns;
}

/** Index of each column; -1 where the file has none. */
interface Columns {
  readonly orgId: number;
  readonly orgName: number;
  readonly year: number;
  readonly code: number;
  readonly value: number;
  readonly status: number;
  readonly raw: number;
  readonly source: readonly number[];
}

function columnsAt({ columns }: Headings): Columns {
  const at = (name: string) => columns.get(name) ?? -1;
  return {
    orgId: at('org_id'),
    orgName: at('org_name'),
    year: at('year'),
    code: at('code'),
    value: at('value'),
    status: at('status'),
    raw: at('raw'),
    source: PROVENANCE_FIELDS.map(at),
  };
}

function cellIn({ rows }: Sheet, index: number, column: number): DraftCell {
  return { text: rows[index]?.[column] ?? '', row: index + 1, column: column + 1 };
}

function cellIfAny(sheet: Sheet, index: number, column: number): DraftCell | undefined {
  return column < 0 ? undefined : cellIn(sheet, index, column);
}

/** What each code means, every spelling looked up once; a report's own columns are no codes. */
function codeNames(): (code: string) => string | undefined {
  const known = new Map<string, string | undefined>();
  return (code) => {
    if (known.has(code)) return known.get(code);
    const name = columnOf(code);
    const meant = name !== undefined && ABOUT.has(name) ? undefined : name;
    if (known.size < MOST_SPELLINGS) known.set(code, meant);
    return meant;
  };
}

/** A file has some 230 codes; one with a new code in every row is to cost no memory. */
const MOST_SPELLINGS = 1_000;

/** The reports of a file as their rows come in. */
class Groups {
  readonly #sheet: Sheet;
  readonly #byKey = new Map<string, Group>();
  #last: Group | undefined;

  constructor(sheet: Sheet) {
    this.#sheet = sheet;
  }

  /** The report that a row speaks of; nearly always that of the row before. */
  of(index: number): Group {
    const { rows, at } = this.#sheet;
    const orgId = rows[index]?.[at.orgId] ?? '';
    const year = rows[index]?.[at.year] ?? '';
    if (this.#last?.orgId === orgId && this.#last.year === year) return this.#last;
    const key = `${orgId.trim()}\n${year.trim()}`;
    const group = this.#byKey.get(key) ?? new Group(this.#sheet, index);
    this.#byKey.set(key, group);
    this.#last = group;
    return group;
  }

  all(): readonly Group[] {
    return [...this.#byKey.values()];
  }
}

/** The rows of one report, by their indexes. */
class Group {
  readonly sheet: Sheet;
  readonly first: number;
  /** As the first row spells them. */
  readonly orgId: string;
  readonly year: string;
  /** The row of each name. */
  readonly lines = new Map<string, number>();
  readonly extras: number[] = [];
  readonly sources: number[] = [];
  readonly observations: Observation[] = [];

  constructor(sheet: Sheet, first: number) {
    this.sheet = sheet;
    this.first = first;
    this.orgId = sheet.rows[first]?.[sheet.at.orgId] ?? '';
    this.year = sheet.rows[first]?.[sheet.at.year] ?? '';
  }

  addLine(index: number, name: string): void {
    this.#add(index);
    const earlier = this.lines.get(name);
    if (earlier === undefined) this.lines.set(name, index);
    else this.observations.push(itemTwice(this.sheet, [index, earlier], name));
  }

  addExtra(index: number): void {
    this.#add(index);
    this.extras.push(index);
    this.observations.push(extraCell(cellIn(this.sheet, index, this.sheet.at.code)));
  }

  /** The cell of a name in a column. */
  cell(name: string, column: number): DraftCell | undefined {
    const index = this.lines.get(name);
    return index === undefined ? undefined : cellIfAny(this.sheet, index, column);
  }

  #add(index: number): void {
    this.sources.push(index);
    this.observations.push(...checkWidth(this.sheet.rows[index] ?? [], index + 1, this.sheet.headings));
  }
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

function extraCell(cell: DraftCell): Observation {
  const at = [placeAt(cell.row, cell.column, cell.text)];
  return { code: 'extra-cell', at, facts: { name: harmless(cell.text.trim()) } };
}

function unknownCode(cell: DraftCell): Observation {
  const at = [placeAt(cell.row, cell.column, cell.text)];
  return { code: 'unknown-code', at, facts: { name: harmless(cell.text.trim()) } };
}

function itemTwice(sheet: Sheet, lines: readonly number[], name: string): Observation {
  const at = lines.map((index) => {
    const cell = cellIn(sheet, index, sheet.at.value);
    return placeAt(cell.row, cell.column, cell.text);
  });
  return { code: 'item-twice', at, facts: { name } };
}

function draftOf(group: Group): DraftReport {
  const { sheet, first, lines } = group;
  const { at } = sheet;
  const cell = (name: string) => group.cell(name, at.value);
  return {
    orgId: cellIn(sheet, first, at.orgId),
    year: cellIn(sheet, first, at.year),
    orgName: cellIfAny(sheet, first, at.orgName),
    cell,
    textsIn: (items) =>
      items.map(({ code }) => {
        const index = lines.get(code);
        return index === undefined ? undefined : (sheet.rows[index]?.[at.value] ?? '');
      }),
    ...textsOf(explainedNames(lines.keys()), cell),
    lacking: 'missing-item',
    rows: group.sources.length,
    observations: group.observations,
  };
}

function importOf(group: Group): DraftReport {
  const { sheet, extras, sources } = group;
  const { at } = sheet;
  const provenance = PROVENANCE_FIELDS.map((field, which) => {
    const cells = sources.flatMap((index) => cellIfAny(sheet, index, at.source[which] ?? -1) ?? []);
    return [field, distinctTexts(cells)] as const;
  });
  const imported: DraftImport = {
    status: (code) => group.cell(code, at.status),
    raw: (code) => group.cell(code, at.raw),
    provenance: new Map(provenance),
    extras: extras.map((index) => ({
      label: cellIn(sheet, index, at.code),
      value: written(cellIfAny(sheet, index, at.raw)) ?? cellIn(sheet, index, at.value),
    })),
  };
  const cell = (code: string) => printedCell(group.cell(code, at.value), group.cell(code, at.raw));
  return { ...draftOf(group), cell, textsIn: textsByCode(cell), imported };
}

/** Where the value is left empty, what was printed in the cell is what has to be read. */
function printedCell(value: DraftCell | undefined, raw: DraftCell | undefined): DraftCell | undefined {
  return value && value.text.trim() === '' ? (written(raw) ?? value) : value;
}

function written(cell: DraftCell | undefined): DraftCell | undefined {
  return cell && cell.text.trim() !== '' ? cell : undefined;
}
