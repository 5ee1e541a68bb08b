import type { Finding, Severity } from './finding.ts';

/** What is said about a cell, for drawing it. */
export type CellMark = 'error' | 'warning' | 'hint';

/** The marks of a file's cells by row and column, both counted from 1. */
export type CellMarks = (row: number, column: number) => CellMark | undefined;

const MARK_OF: Readonly<Record<Severity, CellMark>> = { error: 'error', warning: 'warning', notice: 'hint' };
const WEIGHT: readonly CellMark[] = ['hint', 'warning', 'error'];
/** A balance has four cells, and each may be wrong; of a sum with many parts only the total is marked. A likely column is all of it. */
const MARKED_TOGETHER = 4;
/** The notices that point at a cell as a likely mistake; the others only say what was done. */
const HINTS = new Set(['likely-cell', 'likely-column']);

/** Which cells to mark, from the findings of a receipt; of several findings about a cell the gravest counts. */
export function cellMarks(findings: readonly Finding[]): CellMarks {
  const marks = new Map<string, CellMark>();
  for (const { code, severity, at } of findings) {
    if (severity === 'notice' && !HINTS.has(code)) continue;
    const mark = MARK_OF[severity];
    const isWhole = at.length <= MARKED_TOGETHER || code === 'likely-column';
    for (const { row, column } of isWhole ? at : at.slice(0, 1)) {
      const key = `${row}:${column}`;
      const earlier = marks.get(key);
      if (earlier === undefined || WEIGHT.indexOf(mark) > WEIGHT.indexOf(earlier)) marks.set(key, mark);
    }
  }
  return (row, column) => marks.get(`${row}:${column}`);
}
