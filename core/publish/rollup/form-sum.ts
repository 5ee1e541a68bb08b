import type { CellStatus } from '../../forms/canonical-report.ts';
import { formById } from '../../forms/form.ts';
import { exactSum } from '../../forms/series/exact-sum.ts';
import type { FormId } from '../../forms/table-rows.ts';
import type { PublishedReport } from '../published-report.ts';

/** How many reports have a number in a cell, and how many have none, by why. */
export type CellCounts = Readonly<Record<CellStatus, number>>;

/** The cells of several reports on one form, added up. */
export interface FormSum {
  readonly form: FormId;
  readonly reports: number;
  /** Of these, how many were not filed here but taken over as published. */
  readonly imported: number;
  /** In the form's order, exact; null where no report has a number. */
  readonly values: readonly (string | null)[];
  /** The counts of cells that not all reports have a number in, by code. */
  readonly counts: Readonly<Record<string, CellCounts>>;
}

const NONE: CellCounts = { reported: 0, blank: 0, not_applicable: 0, text: 0, missing: 0 };

/** The sum of one report alone. */
export function sumOfReport(report: PublishedReport): FormSum {
  const { form, values, marks, provenance } = report;
  const special = formById(form).items.flatMap(({ code }): [string, CellCounts][] => {
    const status = marks[code]?.status ?? 'reported';
    return status === 'reported' ? [] : [[code, { ...NONE, [status]: 1 }]];
  });
  return {
    form,
    reports: 1,
    imported: provenance === undefined ? 0 : 1,
    values,
    counts: Object.fromEntries(special),
  };
}

/** Sums of different reports in one, those of each form apart; the older form first. */
export function addSums(sums: readonly FormSum[]): readonly FormSum[] {
  const byForm = Map.groupBy(sums, ({ form }) => form);
  return [...byForm]
    .toSorted(([a], [b]) => (a < b ? -1 : 1))
    .map(([form, own]) => own.reduce(add, emptySum(form)));
}

function emptySum(form: FormId): FormSum {
  return { form, reports: 0, imported: 0, values: formById(form).items.map(() => null), counts: {} };
}

function add(a: FormSum, b: FormSum): FormSum {
  const codes = new Set([...Object.keys(a.counts), ...Object.keys(b.counts)]);
  const counts = formById(a.form)
    .items.filter(({ code }) => codes.has(code))
    .map(({ code }) => [code, addCounts(countsOf(a, code), countsOf(b, code))] as const);
  return {
    form: a.form,
    reports: a.reports + b.reports,
    imported: a.imported + b.imported,
    values: a.values.map((value, position) => addValues(value, b.values[position] ?? null)),
    counts: Object.fromEntries(counts),
  };
}

/** How many reports have a number in a cell, and how many have none. */
export function countsOf({ reports, counts }: Pick<FormSum, 'reports' | 'counts'>, code: string): CellCounts {
  return counts[code] ?? { ...NONE, reported: reports };
}

/** How many reports have a number in a cell, or none, in two sums together. */
export function addCounts(a: CellCounts, b: CellCounts): CellCounts {
  return {
    reported: a.reported + b.reported,
    blank: a.blank + b.blank,
    not_applicable: a.not_applicable + b.not_applicable,
    text: a.text + b.text,
    missing: a.missing + b.missing,
  };
}

/** Whole numbers of so many digits are exact as numbers, their sums too. */
const EXACT_DIGITS = 15;

/** Two cells added up, exact; null where neither holds a number. */
export function addValues(a: string | null, b: string | null): string | null {
  if (a === null || b === null) return a ?? b;
  if (a === '0') return b;
  if (b === '0') return a;
  return isSmall(a) && isSmall(b) ? String(Number(a) + Number(b)) : exactSum([a, b]);
}

function isSmall(text: string): boolean {
  return text.length <= EXACT_DIGITS && !text.includes('.');
}
