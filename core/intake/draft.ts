import type { Observation } from '../findings/describe.ts';
import type { Reading, UploadFacts } from '../findings/receipt.ts';
import type { Item } from '../forms/item.ts';
import type { Table } from './table.ts';

/** The text of one cell and where it stands, both counted from 1. */
export interface DraftCell {
  readonly text: string;
  readonly row: number;
  readonly column: number;
}

/** The free texts that a report may carry, under the names of the wide layout's columns. */
export type TextField = 'section_1' | 'section_5' | 'section_6' | 'correction_reason';

/** The columns about where an imported report was published. */
export const PROVENANCE_FIELDS = ['source_url', 'source_sha256', 'retrieved_at'] as const;
export type ProvenanceField = (typeof PROVENANCE_FIELDS)[number];

/** What a file of published reports says beside a filing's columns. */
export interface DraftImport {
  /** The status of an item's cell and what was printed in it, where the file has columns for them. */
  readonly status: (code: string) => DraftCell | undefined;
  readonly raw: (code: string) => DraftCell | undefined;
  /** Each different text that stands in a provenance column, once; more than one is a contradiction. */
  readonly provenance: ReadonlyMap<ProvenanceField, readonly DraftCell[]>;
  /** Cells that the form does not have, each with its label. */
  readonly extras: readonly { readonly label: DraftCell; readonly value: DraftCell }[];
}

/** What a layout says of a cell that it has no place for: a row of a form, a column of a wide file, a row of a long one. */
export type LackingCode = 'missing-row' | 'missing-column' | 'missing-item';

/** Cells of which reading has found each to be its own value. */
export interface PlainCells {
  /** What stands in them; made when it is asked for, and not kept for long. */
  written(): readonly string[];
  /** Writes them as numbers over an array with a place for each. */
  fill(numbers: Float64Array): void;
}

/** One report as the file has it: nothing is typed yet, everything knows its place. */
export interface DraftReport {
  readonly orgId: DraftCell;
  readonly year: DraftCell;
  readonly orgName: DraftCell | undefined;
  /** The cell of an item's code, undefined where the layout has none. */
  cell(code: string): DraftCell | undefined;
  /** What stands in the cells of items, in their order: as `cell`, without the places. May be empty where none has one. */
  textsIn(items: readonly Item[]): readonly (string | undefined)[];
  /** The same where reading has found every one of them to be its own value; undefined where that is not known. */
  plainIn?(items: readonly Item[]): PlainCells | undefined;
  readonly texts: ReadonlyMap<TextField, DraftCell>;
  /** Explanations by rule id. */
  readonly explanations: ReadonlyMap<string, DraftCell>;
  /** The revision that a correction starts from, and whether the report is to be withdrawn, as written. */
  readonly basedOnRevision: DraftCell | undefined;
  readonly withdrawn: DraftCell | undefined;
  /** The finding for cells that are not there; undefined where a finding of the whole file says so already. */
  readonly lacking: LackingCode | undefined;
  /** How many spreadsheet rows it takes. */
  readonly rows: number;
  /** What was seen while reading it; an error among them rejects this report alone. */
  readonly observations: readonly Observation[];
  /** Present for a report that is imported as it was published. */
  readonly imported?: DraftImport;
}

/** One row of a register, by the register's own column names. */
export interface DraftRow {
  readonly row: number;
  readonly cells: ReadonlyMap<string, DraftCell>;
  readonly observations: readonly Observation[];
}

/** Rows that belong to no record: headings, and what was skipped, by reason. */
export interface RowCounts {
  readonly read: number;
  readonly header: number;
  readonly skipped: ReadonlyMap<string, number>;
}

/** A file read, not yet judged. An error among `observations` refuses the whole file. */
export interface UploadRead {
  readonly upload: UploadFacts;
  readonly reading: Reading | undefined;
  /** Its rows of text; empty where it could not be read as a table. */
  readonly table: Table;
  readonly rows: RowCounts;
  readonly observations: readonly Observation[];
  readonly reports: readonly DraftReport[];
  readonly organisations: readonly DraftRow[];
  readonly rounds: readonly DraftRow[];
  /** The ids that the file names, for the caller to load from the register and the table; found when asked for. */
  readonly mentions: { readonly organisations: readonly string[]; readonly reports: readonly string[] };
}

/** What a layout made of the rows. */
export interface LayoutRead {
  readonly observations: readonly Observation[];
  readonly reports: readonly DraftReport[];
  readonly organisations: readonly DraftRow[];
  readonly rounds: readonly DraftRow[];
  readonly header: number;
  readonly skipped: ReadonlyMap<string, number>;
  /** Whether the cell (row and column counted from 0) may be as long as a text section. */
  isProse(row: number, column: number): boolean;
}
