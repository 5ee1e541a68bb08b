import type { Observation } from '../findings/describe.ts';
import type { Item } from '../forms/item.ts';
import type { DraftCell, DraftReport, PlainCells } from './draft.ts';
import type { Lines } from './lines.ts';
import { NumberLines } from './number-lines.ts';
import { NO_TEXTS, textsOf, type ReportTexts } from './report-texts.ts';
import { cellIn, textsOfRow, type WideFile } from './wide-file.ts';

const YEAR = /^\d{4}$/;
const NOTHING_SEEN: readonly Observation[] = [];

/** The rows of a wide file in which every number is its own value, and the year four digits: nearly all there are. */
export class PlainRows {
  readonly file: WideFile;
  readonly lines: Lines;
  readonly numbers: NumberLines;
  readonly #columns: { readonly orgId: number; readonly year: number; readonly orgName: number };
  /** Index of the row behind the one that was read last. */
  #next = -1;
  /** The year that was read last: a file speaks of one or two. */
  #year: string | undefined;

  constructor(file: WideFile, lines: Lines, items: readonly Item[]) {
    const { headings, columns } = file;
    const places = new Map(columns.map((column, place) => [column, place]));
    const held = Array.from({ length: headings.cells }, (_, column) => {
      const place = places.get(column);
      return place === undefined ? undefined : { kind: items[place]?.kind ?? 'count', place };
    });
    const at = (name: string) => headings.columns.get(name) ?? -1;
    this.file = file;
    this.lines = lines;
    this.numbers = new NumberLines(lines, held);
    this.#columns = { orgId: at('org_id'), year: at('year'), orgName: at('org_name') };
  }

  /** The report of a row; undefined where the parser has to cut it. */
  read(index: number): DraftReport | undefined {
    const start = index === this.#next ? this.numbers.next : this.lines.startOf(index);
    const from = this.numbers.kept;
    if (!this.numbers.read(start)) return undefined;
    const { orgId, orgName } = this.#columns;
    const year = this.#yearOf(this.numbers.cell(this.#columns.year));
    if (year === undefined) return undefined;
    this.#next = index + 1;
    const name = orgName < 0 ? undefined : this.numbers.cell(orgName);
    return new PlainRow(this, { index, start, from, orgId: this.numbers.cell(orgId), year, name });
  }

  /** The same text for the same year, so that not every report has one of its own; undefined where it is no year. */
  #yearOf(text: string): string | undefined {
    if (text !== this.#year) this.#year = YEAR.test(text) ? text : undefined;
    return this.#year;
  }

  /** The texts and remarks of the row that was read last. */
  textsOf(index: number): ReportTexts {
    const { hasTexts, explained, headings } = this.file;
    if (!hasTexts) return NO_TEXTS;
    return textsOf(explained, (name) => {
      const column = headings.columns.get(name);
      return column === undefined ? undefined : cellAt(index, column, this.numbers.cell(column));
    });
  }

  /** A cell of a column that every such file has. */
  cellOf(column: 'orgId' | 'year' | 'orgName', index: number, text: string): DraftCell {
    return cellAt(index, this.#columns[column], text);
  }
}

function cellAt(index: number, column: number, text: string): DraftCell {
  return { text, row: index + 1, column: column + 1 };
}

/** Which row it is, where its line begins, how many numbers were kept before it; what nearly everybody asks for. */
interface RowRead {
  readonly index: number;
  readonly start: number;
  readonly from: number;
  readonly orgId: string;
  readonly year: string;
  readonly name: string | undefined;
}

/** Such a row as a report. It stays in the text and has few parts, because a bulk file has a hundred thousand of them. */
class PlainRow implements DraftReport, PlainCells {
  readonly rows = 1;
  readonly #file: PlainRows;
  readonly #index: number;
  readonly #start: number;
  readonly #from: number;
  readonly #to: number;
  readonly #orgId: string;
  readonly #year: string;
  readonly #name: string | undefined;
  readonly #texts: ReportTexts;

  constructor(file: PlainRows, { index, start, from, orgId, year, name }: RowRead) {
    this.#file = file;
    this.#index = index;
    this.#start = start;
    this.#from = from;
    this.#to = file.numbers.kept;
    this.#orgId = orgId;
    this.#year = year;
    this.#name = name;
    this.#texts = file.textsOf(index);
  }

  get lacking(): DraftReport['lacking'] {
    return this.#file.file.lacking;
  }

  get orgId(): DraftCell {
    return this.#file.cellOf('orgId', this.#index, this.#orgId);
  }

  get year(): DraftCell {
    return this.#file.cellOf('year', this.#index, this.#year);
  }

  get orgName(): DraftCell | undefined {
    const name = this.#name;
    return name === undefined ? undefined : this.#file.cellOf('orgName', this.#index, name);
  }

  get texts(): DraftReport['texts'] {
    return this.#texts.texts;
  }

  get explanations(): DraftReport['explanations'] {
    return this.#texts.explanations;
  }

  get basedOnRevision(): DraftCell | undefined {
    return this.#texts.basedOnRevision;
  }

  get withdrawn(): DraftCell | undefined {
    return this.#texts.withdrawn;
  }

  get observations(): readonly Observation[] {
    return NOTHING_SEEN;
  }

  cell(name: string): DraftCell | undefined {
    const { table, headings } = this.#file.file;
    return cellIn(table.row(this.#index), this.#index, headings.columns.get(name));
  }

  textsIn(items: readonly Item[]): readonly (string | undefined)[] {
    const { file } = this.#file;
    return items === file.items ? this.written() : textsOfRow(items, this.#index, file);
  }

  plainIn(items: readonly Item[]): PlainCells | undefined {
    return items === this.#file.file.items ? this : undefined;
  }

  written(): readonly string[] {
    return this.#file.numbers.texts(this.#start);
  }

  fill(numbers: Float64Array): void {
    this.#file.numbers.fill(numbers, this.#from, this.#to);
  }
}
