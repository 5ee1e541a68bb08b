import { formById } from '../../forms/form.ts';
import type { CanonicalReport } from '../../forms/canonical-report.ts';

/** A sum of cells: null where none of them holds a whole number, and how many hold none. */
export interface CellSum {
  readonly sum: bigint | null;
  readonly unknown: number;
  /** How many of the unknown were never taken over from the published report. */
  readonly unrecorded: number;
}

const WHOLE = /^\d+$/;

/** Adds up cells of a report by their codes; what is blank or words is counted, never taken for zero. */
export function countCells(report: CanonicalReport, codes: readonly string[]): CellSum {
  const { positionOf } = formById(report.form);
  const values = codes.map((code) => report.values[positionOf.get(code) ?? -1] ?? '');
  const known = values.filter((value) => WHOLE.test(value));
  const sum = known.length === 0 ? null : known.reduce((total, value) => total + BigInt(value), 0n);
  const unrecorded = codes.filter((code) => report.marks[code]?.status === 'missing').length;
  return { sum, unknown: values.length - known.length, unrecorded };
}
