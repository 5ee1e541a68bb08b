import type { Observation } from '../findings/describe.ts';
import { FORMS, type Form } from '../forms/form.ts';
import type { Item } from '../forms/item.ts';
import { placeAt } from './cell-address.ts';
import {
  PROVENANCE_FIELDS,
  type DraftCell,
  type DraftImport,
  type DraftReport,
  type LayoutRead,
} from './draft.ts';
import { draftWith } from './draft-with.ts';
import { columnOf } from './header-names.ts';
import { checkWidth, HEADER_WITHIN, readHeadings, skipAbove, type Headings } from './headings.ts';
import type { Rows } from './parse-rows.ts';
import { distinctTexts, provenanceColumn } from './provenance-columns.ts';
import { RecordDraft } from './record-draft.ts';
import { NO_TEXTS, textsOf } from './report-texts.ts';
import { SkipCount } from './skip-count.ts';
import { skipObservations, skipReason } from './skip-reason.ts';
import { PlainRows } from './plain-rows.ts';
import type { Table } from './table.ts';
import type { DatasetId } from './upload-key.ts';
import { cellIn, textsOfRow, wideFile, type WideFile } from './wide-file.ts';

/** Where the header of a wide file stands (index of the row), or -1: it names the organisation, the year and items. */
export function findWideHeader(rows: Rows): number {
  return rows.slice(0, HEADER_WITHIN).findIndex((row) => {
    const names = row.map(columnOf);
    return names.includes('org_id') && names.includes('year') && names.some(isItemOrWithdrawal);
  });
}

function isItemOrWithdrawal(name: string | undefined): boolean {
  return name === 'withdrawn' || (name?.startsWith('t') ?? false);
}

/** Reads a wide file: a row a report, the columns in any order. `header` is the index of the header row. */
export function readWide(table: Table, header: number, dataset: DatasetId): LayoutRead {
  const isImport = dataset === 'published-reports';
  const headings = readHeadings(table, header, isImport ? importColumn : columnOf);
  const skipped = new SkipCount();
  const above = skipAbove(table, header, skipped);
  const incomplete = isImport ? [] : checkComplete(headings);
  const observations = [...above, ...headings.observations, ...incomplete];
  const reports: DraftReport[] = [];
  const file = wideFile(table, headings, incomplete.length === 0);
  const plain = isImport ? undefined : plainRows(file);
  for (let index = header + 1; index < table.length; index++) {
    const draft = plain?.read(index);
    if (draft) {
      reports.push(draft);
      continue;
    }
    const row = table.row(index);
    const reason = skipReason(row, headings.columns);
    if (reason === undefined)
      reports.push(isImport ? importOf(row, index, file) : new WideDraft(row, index, file));
    else {
      skipped.add(reason);
      observations.push(...skipObservations(reason, row, index));
    }
  }
  const prose = new Set(SECTIONS.map((name) => headings.columns.get(name)));
  return {
    observations,
    reports,
    organisations: [],
    rounds: [],
    header: 1,
    skipped: skipped.counts,
    isProse: (row, column) => row > header && prose.has(column),
  };
}

const SECTIONS = ['section_1', 'section_5', 'section_6'];

function importColumn(heading: string): string | undefined {
  return provenanceColumn(heading) ?? columnOf(heading);
}

/** A wide file has no place for a status: what stands in a cell says it. */
function importOf(cells: readonly string[], index: number, file: WideFile): DraftReport {
  const cell = (name: string) => cellIn(cells, index, file.headings.columns.get(name));
  const provenance = PROVENANCE_FIELDS.map((field) => {
    const found = cell(field);
    return [field, distinctTexts(found ? [found] : [])] as const;
  });
  const imported: DraftImport = {
    status: () => undefined,
    raw: () => undefined,
    provenance: new Map(provenance),
    extras: extrasOf(cells, index, file),
  };
  return draftWith(new WideDraft(cells, index, file), { imported });
}

/** What stands under headings that are not known. */
function extrasOf(cells: readonly string[], at: number, { headings }: WideFile): DraftImport['extras'] {
  const known = new Set(headings.columns.values());
  return headings.written.flatMap((heading, index) => {
    const value = cellIn(cells, at, index);
    if (!value || heading.trim() === '' || known.has(index) || value.text.trim() === '') return [];
    return [{ label: { text: heading, row: headings.header + 1, column: index + 1 }, value }];
  });
}

/** At least one of the forms must be there whole, or none in a list of withdrawals; else says what the nearest one lacks. */
function checkComplete({ columns, header }: Headings): Observation[] {
  if (columns.has('withdrawn') && ![...columns.keys()].some((name) => name.startsWith('t'))) return [];
  const lacks = FORMS.map((form) => lackingCodes(form, columns)).toSorted((a, b) => a.length - b.length);
  const [nearest] = lacks;
  if (!nearest || nearest.length === 0) return [];
  const facts = { count: String(nearest.length), name: nearest[0] ?? '', label: labelOf(nearest[0] ?? '') };
  return [{ code: 'missing-column', at: [placeAt(header + 1, 1)], facts }];
}

function lackingCodes(form: Form, columns: ReadonlyMap<string, number>): string[] {
  return form.items.map((item) => item.code).filter((code) => !columns.has(code));
}

function labelOf(code: string): string {
  const item = FORMS.flatMap((form) => form.items).find((candidate) => candidate.code === code);
  return item ? `${item.zhRow}·${item.zhColumn}` : code;
}

/** Reads the rows of plain numbers where they stand in the text; undefined where the text is not of that sort. */
function plainRows(file: WideFile): PlainRows | undefined {
  const { table, items, isOneForm } = file;
  return table.lines && items && isOneForm ? new PlainRows(file, table.lines, items) : undefined;
}

/**
 * A row of a wide file. It keeps the texts of its form and lets the row itself go: a bulk file has a hundred thousand
 * of them, and of nearly all no cell is ever asked for again.
 */
class WideDraft extends RecordDraft {
  readonly #index: number;
  readonly #file: WideFile;
  readonly #kept: readonly string[];

  constructor(cells: readonly string[], index: number, file: WideFile) {
    const { headings, columns, explained } = file;
    const cell = (name: string) => cellIn(cells, index, headings.columns.get(name));
    const nowhere = { text: '', row: index + 1, column: 1 };
    super({
      orgId: cell('org_id') ?? nowhere,
      year: cell('year') ?? nowhere,
      orgName: cell('org_name'),
      texts: file.hasTexts ? textsOf(explained, cell) : NO_TEXTS,
      rows: 1,
      observations: checkWidth(cells, index + 1, headings),
    });
    this.#index = index;
    this.#file = file;
    this.#kept = columns.map((column) => cells[column] ?? '');
  }

  get lacking(): DraftReport['lacking'] {
    return this.#file.lacking;
  }

  cell(name: string): DraftCell | undefined {
    const { table, headings } = this.#file;
    const column = headings.columns.get(name);
    return column === undefined ? undefined : cellIn(table.row(this.#index), this.#index, column);
  }

  textsIn(items: readonly Item[]): readonly (string | undefined)[] {
    return items === this.#file.items ? this.#kept : textsOfRow(items, this.#index, this.#file);
  }
}
