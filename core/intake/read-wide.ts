import type { Observation } from '../findings/describe.ts';
import { FORMS, type Form } from '../forms/form.ts';
import { cellAddress, placeAt } from './cell-address.ts';
import type { DraftCell, DraftReport, LayoutRead, TextField } from './draft.ts';
import { columnOf } from './header-names.ts';
import { isBlankRow, type Rows } from './parse-rows.ts';
import { SkipCount } from './skip-count.ts';

const TEXT_FIELDS: readonly TextField[] = ['section_1', 'section_5', 'section_6', 'correction_reason'];
/** How far down a header may stand below title and unit lines. */
const HEADER_WITHIN = 6;
const NOTE =
  /^\s*(合\s*计|总\s*计|小\s*计|注\s*[:：]|备\s*注|说\s*明|填表|制表|审核|单位负责人|联系电话|total\b|note)/i;

/** Where the header of a wide file stands (index of the row), or -1: it names the organisation, the year and items. */
export function findWideHeader(rows: Rows): number {
  return rows.slice(0, HEADER_WITHIN).findIndex((row) => {
    const columns = row.map(columnOf);
    return (
      columns.includes('org_id') && columns.includes('year') && columns.some((name) => name?.startsWith('t'))
    );
  });
}

/** Reads a wide file: a row a report, the columns in any order. `header` is the index of the header row. */
export function readWide(rows: Rows, header: number): LayoutRead {
  const names = rows[header] ?? [];
  const columns = new Map<string, number>();
  const observations = [
    ...aboveHeader(rows, header),
    ...readHeader(rows, header, columns),
    ...checkComplete(columns, header),
  ];
  const skipped = new SkipCount();
  const reports: DraftReport[] = [];
  rows.slice(0, header).forEach((row) => skipped.add(isBlankRow(row) ? 'blank' : 'above-header'));
  for (let index = header + 1; index < rows.length; index++) {
    const row = rows[index] ?? [];
    const reason = skipReason(row, columns);
    if (reason === undefined) {
      reports.push(draftOf(row, { row: index + 1, columns, width: names.length }));
      continue;
    }
    skipped.add(reason);
    if (reason === 'repeated-header')
      observations.push({ code: 'repeated-header', at: [placeAt(index + 1, 1)] });
    if (reason === 'note')
      observations.push({ code: 'note-row', at: [placeAt(index + 1, 1, row.join(' ').trim())] });
  }
  observations.push(...namelessCells(rows, header));
  return { observations, reports, organisations: [], header: 1, skipped: skipped.counts };
}

function aboveHeader(rows: Rows, header: number): Observation[] {
  const written = rows.slice(0, header).filter((row) => !isBlankRow(row)).length;
  if (written === 0) return [];
  return [{ code: 'rows-above-header', at: [placeAt(1, 1)], facts: { rows: String(written) } }];
}

/** Fills `columns` (name → index from 0) and says which headings are odd. */
function readHeader(rows: Rows, header: number, columns: Map<string, number>): Observation[] {
  return (rows[header] ?? []).flatMap((name, index): Observation[] => {
    if (name.trim() === '') return [];
    const at = [placeAt(header + 1, index + 1, name)];
    const column = columnOf(name);
    if (column === undefined) return [{ code: 'unknown-column', at, facts: { name: at[0]?.value ?? '' } }];
    if (columns.has(column)) return [{ code: 'duplicate-column', at, facts: { name: column } }];
    columns.set(column, index);
    return [];
  });
}

/** At least one of the forms must be there whole; else says what the nearest one lacks. */
function checkComplete(columns: ReadonlyMap<string, number>, header: number): Observation[] {
  const lacks = FORMS.map((form) => lackingCodes(form, columns)).toSorted((a, b) => a.length - b.length);
  const [nearest] = lacks;
  if (!nearest || nearest.length === 0) return [];
  const facts = { count: String(nearest.length), name: nearest[0] ?? '' };
  return [{ code: 'missing-column', at: [placeAt(header + 1, 1)], facts }];
}

function lackingCodes(form: Form, columns: ReadonlyMap<string, number>): string[] {
  return form.items.map((item) => item.code).filter((code) => !columns.has(code));
}

function skipReason(row: readonly string[], columns: ReadonlyMap<string, number>): string | undefined {
  if (isBlankRow(row)) return 'blank';
  const id = row[columns.get('org_id') ?? 0] ?? '';
  if (columnOf(id) === 'org_id') return 'repeated-header';
  const isNote = id.trim() === '' ? NOTE.test(row.find((cell) => cell.trim() !== '') ?? '') : NOTE.test(id);
  return isNote ? 'note' : undefined;
}

interface WideRow {
  readonly row: number;
  readonly columns: ReadonlyMap<string, number>;
  readonly width: number;
}

function draftOf(cells: readonly string[], { row, columns, width }: WideRow): DraftReport {
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
    texts: new Map(TEXT_FIELDS.flatMap((field) => filled(field, cell(field)))),
    explanations: explanationsOf(columns, cell),
    rows: 1,
    observations: checkWidth(cells, row, width),
  };
}

function filled<Name>(name: Name, cell: DraftCell | undefined): [Name, DraftCell][] {
  return cell && cell.text.trim() !== '' ? [[name, cell]] : [];
}

function explanationsOf(
  columns: ReadonlyMap<string, number>,
  cell: (name: string) => DraftCell | undefined,
): ReadonlyMap<string, DraftCell> {
  const names = [...columns.keys()].filter((name) => name.startsWith('explain:'));
  return new Map(names.flatMap((name) => filled(name.slice('explain:'.length), cell(name))));
}

/** A row must have the header's width; surplus cells are harmless only while they are blank. */
function checkWidth(cells: readonly string[], row: number, width: number): Observation[] {
  const surplus = cells.slice(width).some((cell) => cell.trim() !== '');
  if (cells.length >= width && !surplus) return [];
  return [
    {
      code: 'row-width',
      at: [placeAt(row, cells.length)],
      expected: String(width),
      actual: String(cells.length),
    },
  ];
}

/** Cells under a blank heading: a column without a name must be empty. */
function namelessCells(rows: Rows, header: number): Observation[] {
  const nameless = (rows[header] ?? []).flatMap((name, index) => (name.trim() === '' ? [index] : []));
  return nameless.flatMap((index): Observation[] => {
    const below = rows.findIndex((row, at) => at > header && (row[index] ?? '').trim() !== '');
    if (below < 0) return [];
    const place = placeAt(below + 1, index + 1, rows[below]?.[index]);
    return [
      { code: 'blank-header-with-data', at: [place], facts: { name: cellAddress(header + 1, index + 1) } },
    ];
  });
}
