import type { CanonicalReport, CellMark, CellStatus } from '../../core/forms/canonical-report.ts';
import { formById } from '../../core/forms/form.ts';
import { DamagedItem } from './attribute.ts';

/** The cells of a report in the little room that an item has. */
export interface PackedCells {
  /** Values in the form's order, parted by commas: empty is 0, `~` and a letter is a value that is none. */
  readonly cells: string;
  /** JSON of [position, letter, raw] for cells that say more than that; absent when none does. */
  readonly marks?: string;
}

const LETTERS: readonly (readonly [CellStatus, string])[] = [
  ['reported', 'r'],
  ['blank', 'b'],
  ['not_applicable', 'n'],
  ['text', 't'],
  ['missing', 'm'],
];
const LETTER_OF = new Map(LETTERS);
const STATUS_OF = new Map(LETTERS.map(([status, letter]) => [letter, status]));

type Mark = readonly [position: number, letter: string, raw?: string];

/** Packs the cells of a report: a usual one takes about 400 bytes. */
export function packCells({
  form,
  values,
  marks,
}: Pick<CanonicalReport, 'form' | 'values' | 'marks'>): PackedCells {
  const { items, positionOf } = formById(form);
  const cells = values
    .map((value, position) => packCell(value, marks[items[position]?.code ?? '']))
    .join(',');
  const spoken = Object.entries(marks).map(([code, mark]) => ({
    position: positionOf.get(code) ?? -1,
    mark,
  }));
  const more = spoken.filter(({ position, mark }) => mark.raw !== undefined || values[position] !== null);
  if (more.length === 0) return { cells };
  const list = more.map(({ position, mark: { status, raw } }): Mark => {
    const place = [position, letterOf(status)] as const;
    return raw === undefined ? place : [...place, raw];
  });
  return { cells, marks: JSON.stringify(list) };
}

function packCell(value: string | null, mark: CellMark | undefined): string {
  if (value === null) return mark === undefined ? '~' : `~${letterOf(mark.status)}`;
  return value === '0' ? '' : value;
}

/** The cells as they were before packing. */
export function unpackCells(
  form: CanonicalReport['form'],
  packed: PackedCells,
): Pick<CanonicalReport, 'values' | 'marks'> {
  const { items } = formById(form);
  const cells = packed.cells.split(',');
  const marks: Record<string, CellMark> = {};
  cells.forEach((cell, position) => {
    if (cell.length === 2 && cell.startsWith('~')) {
      marks[codeAt(items, position)] = { status: statusOf(cell.slice(1)) };
    }
  });
  // `packCells` wrote it.
  for (const [position, letter, raw] of JSON.parse(packed.marks ?? '[]') as readonly Mark[]) {
    marks[codeAt(items, position)] = { status: statusOf(letter), ...(raw === undefined ? {} : { raw }) };
  }
  return { values: cells.map(unpackCell), marks };
}

function unpackCell(cell: string): string | null {
  if (cell.startsWith('~')) return null;
  return cell === '' ? '0' : cell;
}

function letterOf(status: CellStatus): string {
  return LETTER_OF.get(status) ?? '';
}

function statusOf(letter: string): CellStatus {
  const status = STATUS_OF.get(letter);
  if (status === undefined) throw new DamagedItem(`there is no status ${letter}`);
  return status;
}

function codeAt(items: readonly { readonly code: string }[], position: number): string {
  const code = items[position]?.code;
  if (code === undefined) throw new DamagedItem(`the form has no cell ${position}`);
  return code;
}
