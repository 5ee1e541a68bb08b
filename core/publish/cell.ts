import type { Item } from '../forms/item.ts';
import type { PublishedReport } from './published-report.ts';
import type { CellStatus } from '../forms/canonical-report.ts';

/**
 * One cell of a report as feeds tell it: a value is a decimal string, or null beside the status that says why.
 * A type and not an interface, because only those count as JSON.
 */
export type Cell = {
  readonly code: string;
  readonly value: string | null;
  readonly status: CellStatus;
  readonly raw?: string;
};

/** The cell of a report that stands at this position of its form. */
export function cellOf(report: PublishedReport, item: Item, position: number): Cell {
  const mark = report.marks[item.code];
  const cell = {
    code: item.code,
    value: report.values[position] ?? null,
    status: mark?.status ?? 'reported',
  } as const;
  return mark?.raw === undefined ? cell : { ...cell, raw: mark.raw };
}
