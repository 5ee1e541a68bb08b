import type { Observation } from '../findings/describe.ts';
import { FORM_2021 } from '../forms/form.ts';
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
import { HEADER_WITHIN, readHeadings, skipAbove } from './headings.ts';
import type { Rows } from './parse-rows.ts';
import { distinctTexts, provenanceColumn } from './provenance-columns.ts';
import { cellIfAny, cellIn, columnsAt, Groups, placesOf, type Group, type Sheet } from './long-groups.ts';
import { LongLines } from './long-lines.ts';
import { RecordDraft } from './record-draft.ts';
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
  const inText = table.lines && new LongLines(table.lines, headings.cells, sheet.at);
  for (let index = header + 1; index < table.length; index++) {
    const taken = groups.last && inText ? inText.takeFrom(index, groups.last) : 0;
    if (taken > 0) {
      index += taken - 1;
      continue;
    }
    const row = inText?.row(index) ?? table.row(index);
    if (groups.last?.goesOn(row, index)) continue;
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

function unknownCode(cell: DraftCell): Observation {
  const at = [placeAt(cell.row, cell.column, cell.text)];
  return { code: 'unknown-code', at, facts: { name: harmless(cell.text.trim()) } };
}

/** A report of a long file. */
class LongDraft extends RecordDraft {
  readonly lacking = 'missing-item';
  readonly #group: Group;

  constructor(group: Group) {
    const { orgId, year, orgName, others, count: rows, observations } = group;
    const cellOf = (name: string) => others.get(name);
    const texts = others.size === 0 ? NO_TEXTS : textsOf(explainedNames(others.keys()), cellOf);
    super({ orgId, year, orgName, texts, rows, observations });
    this.#group = group;
  }

  cell(name: string): DraftCell | undefined {
    return this.#group.cell(name);
  }

  textsIn(items: readonly Item[]): readonly (string | undefined)[] {
    const { texts, isWhole } = this.#group;
    if (isWhole && items === FORM_2021.items) return texts;
    const places = placesOf(items);
    if (places.every((place) => place >= texts.length)) return NOTHING;
    return places.map((place) => texts[place]);
  }
}

const NOTHING: readonly undefined[] = [];

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
