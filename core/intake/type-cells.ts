import type { Observation } from '../findings/describe.ts';
import { REPAIR_WORDS } from '../findings/repair-words.ts';
import type { Form } from '../forms/form.ts';
import type { Item } from '../forms/item.ts';
import { cellAddress, placeAt } from './cell-address.ts';
import type { DraftCell, DraftReport } from './draft.ts';
import { readNumber, type NumberRepair } from './number.ts';

/** The cells of one report by position in its form; null where there is no number. */
export interface TypedCells {
  readonly values: readonly (string | null)[];
  readonly observations: readonly Observation[];
}

/** Repairs that lose nothing and need no second look; the others are told as warnings. */
const HARMLESS: readonly NumberRepair[] = ['full-width', 'grouping', 'plus-sign'];

/** Reads every cell of a form by its kind. Blank cells of one row make one finding, with each cell's address. */
export function typeCells(draft: DraftReport, form: Form): TypedCells {
  const observations: Observation[] = [];
  const blanks = new Map<string, BlankRow>();
  const missing = new Set<string>();
  const values = form.items.map((item) => {
    const cell = draft.cell(item.code);
    if (!cell) {
      missing.add(item.zhRow);
      return null;
    }
    return typeCell(item, cell, { observations, blanks });
  });
  observations.push(...[...blanks.values()].map(blankObservation));
  observations.push(...[...missing].map((name) => missingObservation(name, draft)));
  return { values, observations };
}

interface BlankRow {
  readonly item: Item;
  readonly cells: DraftCell[];
}

interface Seen {
  readonly observations: Observation[];
  readonly blanks: Map<string, BlankRow>;
}

function typeCell(item: Item, cell: DraftCell, { observations, blanks }: Seen): string | null {
  const read = readNumber(cell.text, item.kind);
  if ('value' in read) {
    if (read.repair)
      observations.push(repairObservation(item, cell, { value: read.value, repair: read.repair }));
    return read.value;
  }
  if (read.problem !== 'CELL-BLANK') {
    observations.push({
      code: read.problem,
      at: [itemPlace(item, cell)],
      actual: cell.text.trim().slice(0, 100),
      facts: namesOf(item),
    });
    return null;
  }
  const row = blanks.get(`${item.table}${item.row}`) ?? { item, cells: [] };
  row.cells.push(cell);
  blanks.set(`${item.table}${item.row}`, row);
  return null;
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

function blankObservation({ item, cells }: BlankRow): Observation {
  const single = cells.length === 1;
  const facts = {
    name: single ? namesOf(item).name : item.zhRow,
    nameEn: single ? item.en : (item.en.split(' - ')[0] ?? item.en),
    cells: cells.map((cell) => cellAddress(cell.row, cell.column)).join(', '),
  };
  return { code: 'CELL-BLANK', at: cells.map((cell) => placeAt(cell.row, cell.column, cell.text)), facts };
}

function missingObservation(name: string, draft: DraftReport): Observation {
  return { code: 'missing-row', at: [placeAt(draft.orgId.row, 1)], facts: { name } };
}

function itemPlace(item: Item, cell: DraftCell) {
  return { ...placeAt(cell.row, cell.column, cell.text), code: item.code };
}

function namesOf(item: Item): { readonly name: string; readonly nameEn: string } {
  return { name: `${item.zhRow}·${item.zhColumn}`, nameEn: item.en };
}
