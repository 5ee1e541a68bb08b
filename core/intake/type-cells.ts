import type { Observation } from '../findings/describe.ts';
import type { Bilingual, Place } from '../findings/finding.ts';
import { mendWords } from '../findings/mend-words.ts';
import { REPAIR_WORDS } from '../findings/repair-words.ts';
import type { Form } from '../forms/form.ts';
import type { Item } from '../forms/item.ts';
import type { CellKind } from '../forms/table-rows.ts';
import { harmless, placeAt } from './cell-address.ts';
import type { DraftCell, DraftReport } from './draft.ts';
import { isPlainNumber, isPlainValue, readNumber, type NumberProblem, type NumberRepair } from './number.ts';

/** The cells of one report by position in its form; null where there is no number. */
export interface TypedCells {
  readonly values: readonly (string | null)[];
  readonly observations: readonly Observation[];
}

/** Repairs that lose nothing and need no second look; the others are told as warnings. */
const HARMLESS: readonly NumberRepair[] = ['full-width', 'grouping', 'plus-sign'];

/** What a cell of each kind is to hold, for the sentence. */
const WANTED: Readonly<Record<CellKind, Bilingual>> = {
  count: { zh: '不小于 0 的整数', en: 'a whole number of 0 or more' },
  'signed-count': { zh: '整数（减少的写负数）', en: 'a whole number, negative for a decrease' },
  decimal: { zh: '不小于 0 的数', en: 'a number of 0 or more' },
};

/**
 * Reads every cell of a form by its kind. Blank cells of one row make one finding, with each cell's address; so do
 * the cells that the layout does not have.
 */
export function typeCells(draft: DraftReport, form: Form): TypedCells {
  const texts = draft.textsIn(form.items);
  if (areValues(texts, form)) return { values: texts, observations: [] };
  const seen: Seen = { observations: [], blanks: new Map(), missing: [] };
  const values = form.items.map((item, position) => {
    const text = texts[position];
    return text !== undefined && isPlainNumber(text) ? text : typeOddCell(item, draft, seen);
  });
  const observations = [
    ...seen.observations,
    ...[...seen.blanks.values()].map(blankObservation),
    ...missingObservations(seen.missing, draft),
  ];
  return { values, observations };
}

/** Whether every text is its own value, as in nearly all reports. */
function areValues(texts: readonly (string | undefined)[], { items }: Form): texts is readonly string[] {
  if (texts.length !== items.length) return false;
  for (let at = 0; at < texts.length; at++) {
    const text = texts[at];
    if (text === undefined || !isPlainValue(text, items[at]?.kind ?? 'count')) return false;
  }
  return true;
}

interface BlankRow {
  readonly item: Item;
  readonly places: Place[];
}

/** What was seen on the way; the lists grow. */
interface Seen {
  readonly observations: Observation[];
  readonly blanks: Map<string, BlankRow>;
  readonly missing: Item[];
}

function typeOddCell(item: Item, draft: DraftReport, seen: Seen): string | null {
  const cell = draft.cell(item.code);
  if (cell) return typeCell(item, cell, seen);
  seen.missing.push(item);
  return null;
}

function typeCell(item: Item, cell: DraftCell, seen: Seen): string | null {
  const read = readNumber(cell.text, item.kind);
  if ('value' in read) {
    const { value, repair } = read;
    if (repair) seen.observations.push(repairObservation(item, cell, { value, repair }));
    return value;
  }
  if (read.problem === 'CELL-BLANK') addBlank(item, cell, seen.blanks);
  else seen.observations.push(problemObservation(item, cell, read.problem));
  return null;
}

function addBlank(item: Item, cell: DraftCell, blanks: Map<string, BlankRow>): void {
  const key = `${item.table}${item.row}`;
  const row = blanks.get(key) ?? { item, places: [] };
  row.places.push(itemPlace(item, cell));
  blanks.set(key, row);
}

function problemObservation(item: Item, cell: DraftCell, problem: NumberProblem): Observation {
  const wanted = WANTED[item.kind];
  const mend = mendWords(cell.text);
  return {
    code: problem,
    at: [itemPlace(item, cell)],
    actual: harmless(cell.text.trim()),
    facts: { ...namesOf(item), wanted: wanted.zh, wantedEn: wanted.en, hint: mend.zh, hintEn: mend.en },
  };
}

interface Repaired {
  readonly value: string;
  readonly repair: NumberRepair;
}

function repairObservation(item: Item, cell: DraftCell, { value, repair }: Repaired): Observation {
  const words = REPAIR_WORDS[repair];
  return {
    code: HARMLESS.includes(repair) ? 'number-repaired' : 'number-repaired-oddly',
    at: [itemPlace(item, cell)],
    actual: value,
    facts: { ...namesOf(item), repair: words.zh, repairEn: words.en },
  };
}

function blankObservation({ item, places }: BlankRow): Observation {
  const single = places.length === 1;
  const facts = {
    name: single ? namesOf(item).name : item.zhRow,
    nameEn: single ? item.en : (item.en.split(' - ')[0] ?? item.en),
    cells: places.map((place) => place.cell).join(', '),
  };
  return { code: 'CELL-BLANK', at: places, facts };
}

/** A form lacks whole rows, each with its name; the other layouts lack cells, told together. */
function missingObservations(items: readonly Item[], draft: DraftReport): readonly Observation[] {
  const [first] = items;
  if (!first || draft.lacking === undefined) return [];
  if (draft.lacking === 'missing-row') {
    const names = [...new Set(items.map((item) => item.zhRow))];
    return names.map((name) => ({ code: 'missing-row', at: [], facts: { name } }));
  }
  const facts = { count: String(items.length), name: first.code, label: namesOf(first).name };
  return [{ code: draft.lacking, at: [placeAt(draft.orgId.row, draft.orgId.column)], facts }];
}

function itemPlace(item: Item, cell: DraftCell): Place {
  return { ...placeAt(cell.row, cell.column, cell.text), code: item.code };
}

function namesOf(item: Item): { readonly name: string; readonly nameEn: string } {
  return { name: `${item.zhRow}·${item.zhColumn}`, nameEn: item.en };
}
