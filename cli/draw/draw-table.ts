import { displayWidth } from './display-width.ts';
import type { Paint, Tone } from './paint.ts';
import { wrapText } from './wrap-text.ts';

/** How a column is set: which side its text keeps to, and how many columns of the terminal it may take. */
export interface TableColumn {
  readonly side: 'left' | 'right';
  readonly widest: number;
}

/** One cell of a drawn table. */
export interface TableCell {
  readonly text: string;
  readonly tone?: Tone;
  /** Spaces kept behind the text, so that figures with and without a mark stand under one another. */
  readonly tail?: string;
}

/** A table to be drawn: headings over a rule (or none), rows below; every row has a cell for each column. */
export interface Table {
  readonly columns: readonly TableColumn[];
  readonly headings: readonly TableCell[];
  readonly rows: readonly (readonly TableCell[])[];
}

/**
 * Draws a table in signs of one column each, so that it stands in every terminal: long cells are wrapped, columns
 * are as wide as what they hold. Texts must hold no control characters.
 */
export function drawTable({ columns, headings, rows }: Table, paint: Paint): string {
  const wrapped = [...(headings.length > 0 ? [headings] : []), ...rows].map((row) =>
    row.map((cell, at) => wrapCell(cell, columns[at])),
  );
  const widths = columns.map((_, at) => Math.max(...wrapped.map((row) => row[at]?.width ?? 0)));
  const drawn = wrapped.map((row) => drawRow(row, { columns, widths, paint }));
  const rule = widths.map((width) => '-'.repeat(width)).join('-+-');
  const lines = headings.length > 0 ? [...(drawn[0] ?? []), rule, ...drawn.slice(1).flat()] : drawn.flat();
  return lines.map((line) => `${line.trimEnd()}\n`).join('');
}

interface Wrapped {
  readonly lines: readonly string[];
  readonly width: number;
  readonly tone: Tone | undefined;
}

function wrapCell({ text, tone, tail = '' }: TableCell, column: TableColumn | undefined): Wrapped {
  const lines = wrapText(text, column?.widest ?? 2).map((line) => line + tail);
  return { lines, width: Math.max(...lines.map(displayWidth)), tone };
}

interface Setting {
  readonly columns: readonly TableColumn[];
  readonly widths: readonly number[];
  readonly paint: Paint;
}

function drawRow(row: readonly Wrapped[], { columns, widths, paint }: Setting): readonly string[] {
  const height = Math.max(...row.map(({ lines }) => lines.length));
  return Array.from({ length: height }, (_, line) =>
    row
      .map(({ lines, tone }, at) => {
        const text = lines[line] ?? '';
        const gap = ' '.repeat(Math.max((widths[at] ?? 0) - displayWidth(text), 0));
        const shown = tone === undefined ? text : painted(text, tone, paint);
        return columns[at]?.side === 'right' ? gap + shown : shown + gap;
      })
      .join(' | '),
  );
}

/** Spaces at the end stay without colour: they are cut where a line ends. */
function painted(text: string, tone: Tone, paint: Paint): string {
  const written = text.trimEnd();
  return written === '' ? text : paint(tone, written) + text.slice(written.length);
}
