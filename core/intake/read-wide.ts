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
import { columnOf } from './header-names.ts';
import { checkWidth, HEADER_WITHIN, readHeadings, skipAbove, type Headings } from './headings.ts';
import type { Rows } from './parse-rows.ts';
import { distinctTexts, provenanceColumn } from './provenance-columns.ts';
import { explainedNames, textsOf } from './report-texts.ts';
import { SkipCount } from './skip-count.ts';
import { skipObservations, skipReason } from './skip-reason.ts';
import type { DatasetId } from './upload-key.ts';

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
export function readWide(rows: Rows, header: number, dataset: DatasetId): LayoutRead {
  const isImport = dataset === 'published-reports';
  const headings = readHeadings(rows, header, isImport ? importColumn : columnOf);
  const skipped = new SkipCount();
  const above = skipAbove(rows, header, skipped);
  const incomplete = isImport ? [] : checkComplete(headings);
  const observations = [...above, ...headings.observations, ...incomplete];
  const reports: DraftReport[] = [];
  const file: WideFile = {
    headings,
    lacksNone: incomplete.length === 0,
    columnsOf: columnFinder(headings),
    explained: explainedNames(headings.columns.keys()),
  };
  for (let index = header + 1; index < rows.length; index++) {
    const row = rows[index] ?? [];
    const reason = skipReason(row, headings.columns);
    if (reason === undefined) {
      const draft = draftOf(row, index + 1, file);
      const extras = isImport ? extrasOf(row, rows, { row: index + 1, headings }) : [];
      reports.push(isImport ? { ...draft, imported: importOf(draft, extras) } : draft);
    } else {
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
function importOf(draft: DraftReport, extras: DraftImport['extras']): DraftImport {
  const provenance = PROVENANCE_FIELDS.map((field) => {
    const cell = draft.cell(field);
    return [field, distinctTexts(cell ? [cell] : [])] as const;
  });
  return { status: () => undefined, raw: () => undefined, provenance: new Map(provenance), extras };
}

/** What stands under headings that are not known. */
function extrasOf(cells: readonly string[], rows: Rows, { row, headings }: WideRow): DraftImport['extras'] {
  const known = new Set(headings.columns.values());
  return (rows[headings.header] ?? []).flatMap((heading, index) => {
    const text = cells[index] ?? '';
    if (heading.trim() === '' || known.has(index) || text.trim() === '') return [];
    const column = index + 1;
    return [{ label: { text: heading, row: headings.header + 1, column }, value: { text, row, column } }];
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

interface WideRow {
  readonly row: number;
  readonly headings: Headings;
}

/** What every row of a wide file is read by, worked out once. */
interface WideFile {
  readonly headings: Headings;
  readonly lacksNone: boolean;
  /** Index of the column of each item, in the order of the items; -1 where the file has none. */
  readonly columnsOf: (items: readonly Item[]) => readonly number[];
  readonly explained: readonly string[];
}

/** Looks the columns of a list of items up once for all rows. */
function columnFinder({ columns }: Headings): WideFile['columnsOf'] {
  const found = new Map<readonly Item[], readonly number[]>();
  return (items) => {
    const known = found.get(items) ?? items.map(({ code }) => columns.get(code) ?? -1);
    found.set(items, known);
    return known;
  };
}

function draftOf(cells: readonly string[], row: number, file: WideFile): DraftReport {
  const { headings, columnsOf, explained } = file;
  const { columns } = headings;
  const cell = (name: string): DraftCell | undefined => {
    const index = columns.get(name);
    return index === undefined ? undefined : { text: cells[index] ?? '', row, column: index + 1 };
  };
  const nowhere = { text: '', row, column: 1 };
  return {
    orgId: cell('org_id') ?? nowhere,
    year: cell('year') ?? nowhere,
    orgName: cell('org_name'),
    cell,
    textsIn: (items) => columnsOf(items).map((index) => (index < 0 ? undefined : (cells[index] ?? ''))),
    ...textsOf(explained, cell),
    lacking: file.lacksNone ? 'missing-column' : undefined,
    rows: 1,
    observations: checkWidth(cells, row, headings),
  };
}
