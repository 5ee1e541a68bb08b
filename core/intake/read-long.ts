import { ORG_ID } from '../datasets/organisation.ts';
import type { Observation } from '../findings/describe.ts';
import { FORM_2019, FORM_2021 } from '../forms/form.ts';
import type { Item } from '../forms/item.ts';
import { harmless, placeAt } from './cell-address.ts';
import {
  PROVENANCE_FIELDS,
  type DraftCell,
  type DraftImport,
  type DraftReport,
  type LayoutRead,
} from './draft.ts';
import { draftWith } from './draft-with.ts';
import { foldLabel } from './fold-label.ts';
import { columnOf } from './header-names.ts';
import { checkWidth, HEADER_WITHIN, readHeadings, skipAbove, type Headings } from './headings.ts';
import type { Rows } from './parse-rows.ts';
import { distinctTexts, provenanceColumn } from './provenance-columns.ts';
import { explainedNames, NO_TEXTS, textsOf } from './report-texts.ts';
import { SkipCount } from './skip-count.ts';
import { skipObservations, skipReason } from './skip-reason.ts';
import { tableOfRows, type Table } from './table.ts';
import { textsByCode } from './texts-by-code.ts';
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
export function readLong(given: Table, header: number, dataset: DatasetId): LayoutRead {
  const isImport = dataset === 'published-reports';
  // An import's cells are asked for again, in any order; of a filing everything is taken in one pass.
  const table = isImport ? tableOfRows(given.all()) : given;
  const headings = readHeadings(table, header, isImport ? importColumnName : columnName);
  const skipped = new SkipCount();
  const observations = [...skipAbove(table, header, skipped), ...headings.observations];
  const sheet: Sheet = { table, headings, at: columnsAt(headings), keepsRows: isImport };
  const nameOf = codeNames();
  const groups = new Groups(sheet);
  const prose = new Set<number>();
  for (let index = header + 1; index < table.length; index++) {
    const row = table.row(index);
    if (groups.goesOn(row, index)) continue;
    const name = nameOf(row[sheet.at.code] ?? '');
    const reason = skipReason(row, headings.columns);
    if (reason !== undefined) {
      skipped.add(reason);
      observations.push(...skipObservations(reason, row, index));
    } else if (name !== undefined) {
      if (name.startsWith('section_')) prose.add(index);
      groups.of(row, index).addLine(row, index, name);
    } else if (isImport) groups.of(row, index).addExtra(row, index);
    else {
      skipped.add('unknown-code');
      observations.push(unknownCode(cellIn(row, index, sheet.at.code)));
    }
  }
  return {
    observations,
    reports: groups.all().map((group) => (isImport ? importOf(group) : new LongDraft(group))),
    organisations: [],
    rounds: [],
    header: 1,
    skipped: skipped.counts,
    isProse: (row, column) => column === sheet.at.value && prose.has(row),
  };
}

/** The rows of a file and where its columns stand. */
interface Sheet {
  readonly table: Table;
  readonly headings: Headings;
  readonly at: Columns;
  /** Whether a report has to know all its rows. */
  readonly keepsRows: boolean;
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

function cellIn(cells: readonly string[], index: number, column: number): DraftCell {
  return { text: cells[column] ?? '', row: index + 1, column: column + 1 };
}

function cellIfAny(cells: readonly string[], index: number, column: number): DraftCell | undefined {
  return column < 0 ? undefined : cellIn(cells, index, column);
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

/** The items of both forms: the place of each among the cells of a report, those of the present form first. */
const ITEMS = [...FORM_2021.items, ...FORM_2019.items.filter(({ code }) => !FORM_2021.positionOf.has(code))];
const PLACE_OF: ReadonlyMap<string, number> = new Map(ITEMS.map(({ code }, place) => [code, place]));
const CODES: readonly string[] = ITEMS.map(({ code }) => code);
/** The last item of the present form: what comes behind it is of the other one. */
const IN_FORM = FORM_2021.items.length;

/** The reports of a file as their rows come in. */
class Groups {
  readonly #sheet: Sheet;
  readonly #byKey = new Map<string, Group>();
  #last: Group | undefined;

  constructor(sheet: Sheet) {
    this.#sheet = sheet;
  }

  /** Whether a row is the next cell of the report of the row before it, as nearly all are; then it was taken in. */
  goesOn(cells: readonly string[], index: number): boolean {
    return this.#last?.goesOn(cells, index) ?? false;
  }

  /** The report that a row speaks of; nearly always that of the row before. */
  of(cells: readonly string[], index: number): Group {
    const { at } = this.#sheet;
    const orgId = cells[at.orgId] ?? '';
    const year = cells[at.year] ?? '';
    if (this.#last?.orgId.text === orgId && this.#last.year.text === year) return this.#last;
    const key = `${orgId.trim()}\n${year.trim()}`;
    const group = this.#byKey.get(key) ?? new Group(this.#sheet, cells, index);
    this.#byKey.set(key, group);
    this.#last = group;
    return group;
  }

  all(): readonly Group[] {
    return [...this.#byKey.values()];
  }
}

/** The cells of one report by the places of their items, and what else its rows say. */
class Group {
  readonly sheet: Sheet;
  /** As the first row spells them. */
  readonly orgId: DraftCell;
  readonly year: DraftCell;
  readonly orgName: DraftCell | undefined;
  /** What stands in the cells of items; undefined where there is no row. */
  readonly texts: (string | undefined)[] = [];
  /** The cells of names that are no items. */
  readonly others = new Map<string, DraftCell>();
  readonly extras: number[] = [];
  readonly sources: number[] = [];
  readonly observations: Observation[] = [];
  count = 0;
  readonly #first: number;
  readonly #isPlain: boolean;
  /** So many cells came in the order of the form, row after row; the rows of the others follow. */
  #inOrder = 0;
  readonly #rows = new Map<number, number>();

  constructor(sheet: Sheet, cells: readonly string[], first: number) {
    this.sheet = sheet;
    this.orgId = cellIn(cells, first, sheet.at.orgId);
    this.year = cellIn(cells, first, sheet.at.year);
    this.orgName = cellIfAny(cells, first, sheet.at.orgName);
    this.#first = first;
    this.#isPlain = ORG_ID.test(this.orgId.text) && !sheet.keepsRows;
  }

  /** Takes the row in where it is the next one in every respect; else it has to be looked at. */
  goesOn(cells: readonly string[], index: number): boolean {
    const { at, headings } = this.sheet;
    const place = this.texts.length;
    if (!this.#isPlain || index !== this.#first + place || place !== this.#inOrder || place >= IN_FORM)
      return false;
    if (cells.length !== headings.cells || cells[at.code] !== CODES[place]) return false;
    if (cells[at.orgId] !== this.orgId.text || cells[at.year] !== this.year.text) return false;
    this.texts.push(cells[at.value] ?? '');
    this.#inOrder++;
    this.count++;
    return true;
  }

  addLine(cells: readonly string[], index: number, name: string): void {
    this.#add(cells, index);
    const cell = cellIn(cells, index, this.sheet.at.value);
    const earlier = this.cell(name);
    if (earlier === undefined) this.#put(name, cell, index);
    else this.observations.push(itemTwice([cell, earlier], name));
  }

  addExtra(cells: readonly string[], index: number): void {
    this.#add(cells, index);
    this.extras.push(index);
    this.observations.push(extraCell(cellIn(cells, index, this.sheet.at.code)));
  }

  /** The cell of a name. */
  cell(name: string): DraftCell | undefined {
    const place = PLACE_OF.get(name);
    if (place === undefined) return this.others.get(name);
    const text = this.texts[place];
    if (text === undefined) return undefined;
    return { text, row: this.#rowOf(place) + 1, column: this.sheet.at.value + 1 };
  }

  /** What stands in another column of a name's row. */
  cellBeside(name: string, column: number): DraftCell | undefined {
    const place = PLACE_OF.get(name);
    const index = place === undefined ? (this.others.get(name)?.row ?? 0) - 1 : this.#rowOf(place);
    return index < 0 ? undefined : cellIfAny(this.sheet.table.row(index), index, column);
  }

  /** Whether the texts are those of the present form, every cell of it and no other. */
  get isWhole(): boolean {
    return this.texts.length === IN_FORM && !this.texts.includes(undefined);
  }

  /** Index of the row of an item; -1 where there is none. */
  #rowOf(place: number): number {
    return place < this.#inOrder ? this.#first + place : (this.#rows.get(place) ?? -1);
  }

  #put(name: string, cell: DraftCell, index: number): void {
    const place = PLACE_OF.get(name);
    if (place === undefined) {
      this.others.set(name, cell);
      return;
    }
    while (this.texts.length < place) this.texts.push(undefined);
    this.texts[place] = cell.text;
    if (place === this.#inOrder && index === this.#first + place) this.#inOrder++;
    else this.#rows.set(place, index);
  }

  #add(cells: readonly string[], index: number): void {
    this.count++;
    if (this.sheet.keepsRows) this.sources.push(index);
    this.observations.push(...checkWidth(cells, index + 1, this.sheet.headings));
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

function itemTwice(cells: readonly DraftCell[], name: string): Observation {
  const at = cells.map(({ row, column, text }) => placeAt(row, column, text));
  return { code: 'item-twice', at, facts: { name } };
}

/** A report of a long file. */
class LongDraft implements DraftReport {
  readonly orgId: DraftCell;
  readonly year: DraftCell;
  readonly orgName: DraftCell | undefined;
  readonly texts: DraftReport['texts'];
  readonly explanations: DraftReport['explanations'];
  readonly basedOnRevision: DraftCell | undefined;
  readonly withdrawn: DraftCell | undefined;
  readonly lacking = 'missing-item';
  readonly rows: number;
  readonly observations: readonly Observation[];
  readonly #group: Group;

  constructor(group: Group) {
    const { others } = group;
    this.orgId = group.orgId;
    this.year = group.year;
    this.orgName = group.orgName;
    const texts =
      others.size === 0 ? NO_TEXTS : textsOf(explainedNames(others.keys()), (name) => others.get(name));
    this.texts = texts.texts;
    this.explanations = texts.explanations;
    this.basedOnRevision = texts.basedOnRevision;
    this.withdrawn = texts.withdrawn;
    this.rows = group.count;
    this.observations = group.observations;
    this.#group = group;
  }

  cell(name: string): DraftCell | undefined {
    return this.#group.cell(name);
  }

  textsIn(items: readonly Item[]): readonly (string | undefined)[] {
    const { texts, isWhole } = this.#group;
    if (isWhole && items === FORM_2021.items) return texts;
    return items.map(({ code }) => texts[PLACE_OF.get(code) ?? -1]);
  }
}

function importOf(group: Group): DraftReport {
  const { sheet, extras, sources } = group;
  const { at, table } = sheet;
  const cellsOf = (index: number, column: number) => cellIfAny(table.row(index), index, column);
  const provenance = PROVENANCE_FIELDS.map((field, which) => {
    const cells = sources.flatMap((index) => cellsOf(index, at.source[which] ?? -1) ?? []);
    return [field, distinctTexts(cells)] as const;
  });
  const imported: DraftImport = {
    status: (code) => group.cellBeside(code, at.status),
    raw: (code) => group.cellBeside(code, at.raw),
    provenance: new Map(provenance),
    extras: extras.map((index) => ({
      label: cellIn(table.row(index), index, at.code),
      value: written(cellsOf(index, at.raw)) ?? cellIn(table.row(index), index, at.value),
    })),
  };
  const cell = (code: string) => printedCell(group.cell(code), group.cellBeside(code, at.raw));
  return draftWith(new LongDraft(group), { cell, textsIn: textsByCode(cell), imported });
}

/** Where the value is left empty, what was printed in the cell is what has to be read. */
function printedCell(value: DraftCell | undefined, raw: DraftCell | undefined): DraftCell | undefined {
  return value && value.text.trim() === '' ? (written(raw) ?? value) : value;
}

function written(cell: DraftCell | undefined): DraftCell | undefined {
  return cell && cell.text.trim() !== '' ? cell : undefined;
}
