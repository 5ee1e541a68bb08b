import { ORG_ID } from '../datasets/organisation.ts';
import type { Observation } from '../findings/describe.ts';
import { FORM_2019, FORM_2021 } from '../forms/form.ts';
import type { Item } from '../forms/item.ts';
import { harmless, placeAt } from './cell-address.ts';
import { PROVENANCE_FIELDS, type DraftCell } from './draft.ts';
import { checkWidth, type Headings } from './headings.ts';
import type { Table } from './table.ts';

/** The rows of a file and where its columns stand. */
export interface Sheet {
  readonly table: Table;
  readonly headings: Headings;
  readonly at: Columns;
  /** Whether a report has to know all its rows. */
  readonly keepsRows: boolean;
}

/** Index of each column; -1 where the file has none. */
export interface Columns {
  readonly orgId: number;
  readonly orgName: number;
  readonly year: number;
  readonly code: number;
  readonly value: number;
  readonly status: number;
  readonly raw: number;
  readonly source: readonly number[];
}

/** Where the columns of a long file stand. */
export function columnsAt({ columns }: Headings): Columns {
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

/** A cell of a row, both counted from 0, with its place. */
export function cellIn(cells: readonly string[], index: number, column: number): DraftCell {
  return { text: cells[column] ?? '', row: index + 1, column: column + 1 };
}

/** The same, undefined where the file has no such column. */
export function cellIfAny(cells: readonly string[], index: number, column: number): DraftCell | undefined {
  return column < 0 ? undefined : cellIn(cells, index, column);
}

/** The items of both forms: the place of each among the cells of a report, those of the present form first. */
const ITEMS = [...FORM_2021.items, ...FORM_2019.items.filter(({ code }) => !FORM_2021.positionOf.has(code))];
/** The place of an item’s code among the cells of a report. */
const PLACE_OF: ReadonlyMap<string, number> = new Map(ITEMS.map(({ code }, place) => [code, place]));
const PLACES = new WeakMap<readonly Item[], readonly number[]>();

/** The places of items among the cells of a report; the same lists are asked for of every report. */
export function placesOf(items: readonly Item[]): readonly number[] {
  const known = PLACES.get(items) ?? items.map(({ code }) => PLACE_OF.get(code) ?? -1);
  PLACES.set(items, known);
  return known;
}

const NO_CODES: readonly string[] = [];
const CODES: readonly string[] = ITEMS.map(({ code }) => code);
/** The last item of the present form: what comes behind it is of the other one. */
const IN_FORM = FORM_2021.items.length;

/** The reports of a file as their rows come in. */
export class Groups {
  readonly #sheet: Sheet;
  readonly #byKey = new Map<string, Group>();
  #last: Group | undefined;

  constructor(sheet: Sheet) {
    this.#sheet = sheet;
  }

  /** The report of the row before. */
  get last(): Group | undefined {
    return this.#last;
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
export class Group {
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

  /** The codes of the cells that may come from a row on, each the next one in every respect, as nearly all are. */
  awaits(index: number): readonly string[] {
    const place = this.#nextPlace(index);
    return place < 0 ? NO_CODES : CODES.slice(place, IN_FORM);
  }

  /** Takes the value of such a row in. */
  take(value: string): void {
    this.texts.push(value);
    this.#inOrder++;
    this.count++;
  }

  /** Takes the row in where it is the next one in every respect; else it has to be looked at. */
  goesOn(cells: readonly string[], index: number): boolean {
    const { at, headings } = this.sheet;
    const code = CODES[this.#nextPlace(index)];
    if (code === undefined || cells.length !== headings.cells || cells[at.code] !== code) return false;
    if (cells[at.orgId] !== this.orgId.text || cells[at.year] !== this.year.text) return false;
    this.take(cells[at.value] ?? '');
    return true;
  }

  /** The place of the cell that a row has if it goes on in the order of the form; -1 where none can. */
  #nextPlace(index: number): number {
    const place = this.texts.length;
    const isNext = this.#isPlain && index === this.#first + place && place === this.#inOrder;
    return isNext && place < IN_FORM ? place : -1;
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

function extraCell(cell: DraftCell): Observation {
  const at = [placeAt(cell.row, cell.column, cell.text)];
  return { code: 'extra-cell', at, facts: { name: harmless(cell.text.trim()) } };
}

function itemTwice(cells: readonly DraftCell[], name: string): Observation {
  const at = cells.map(({ row, column, text }) => placeAt(row, column, text));
  return { code: 'item-twice', at, facts: { name } };
}
