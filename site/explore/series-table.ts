import { formOfYear } from '../../core/forms/form.ts';
import { seriesItem } from '../../core/forms/series/series-item.ts';
import { seriesValue, type SeriesValue } from '../../core/forms/series/series-value.ts';
import type { ExploredReport } from './fetch-reports.ts';
import type { YearTotal } from './fetch-totals.ts';

/** What stands in a field of the table: a point of a report, or that none was filed. */
export type Point =
  | {
      readonly kind: 'value';
      readonly point: SeriesValue;
      readonly reportId: string;
      readonly anchor: string | undefined;
    }
  | { readonly kind: 'unreported' };

/** A total over the reports of a region's organs, and over how many of those that were to report. */
export interface Total {
  readonly value: string | null;
  /** Why there is no number: no report, none in the reports, a rate of nothing, or no such line on the year's form. */
  readonly lack: 'unreported' | 'lacking' | 'not_applicable' | 'not-on-form' | undefined;
  /** Who was to report; undefined of a year of which nothing is published. */
  readonly expected: number | undefined;
  /** Who of them has. */
  readonly reported: number;
  /** How many of the reports have no number here. */
  readonly lacking: number;
}

/** Who was to report a year and has not. */
export interface YearMissing {
  readonly year: number;
  readonly missing: readonly string[];
}

/** One line of an organisation over the years. */
export interface SeriesRow {
  readonly orgId: string;
  readonly code: string;
  readonly points: readonly Point[];
}

export interface TotalRow {
  readonly code: string;
  readonly totals: readonly Total[];
}

export interface SeriesTable {
  readonly years: readonly number[];
  readonly rows: readonly SeriesRow[];
  /** Of a region only: organs that file for themselves, governments left out because they sum up others. */
  readonly totals: readonly TotalRow[];
  /** Years of the region of which a report is missing, the newest first. */
  readonly missing: readonly YearMissing[];
}

export interface TableSubject {
  readonly years: readonly number[];
  readonly organisations: readonly string[];
  readonly lines: readonly string[];
  readonly reports: readonly ExploredReport[];
  /** Of the region whose total is wanted; undefined: no total. */
  readonly summed: readonly YearTotal[] | undefined;
}

/** The table of a view: a row an organisation and line, a column a year, and totals with what they rest on. */
export function seriesTable(subject: TableSubject): SeriesTable {
  const byId = new Map(subject.reports.map((report) => [report.reportId, report]));
  const { years, organisations, lines, summed } = subject;
  return {
    years,
    rows: lines.flatMap((code) =>
      organisations.map((orgId) => ({
        orgId,
        code,
        points: years.map((year) => pointOf(byId.get(`${orgId}.${year}`), code)),
      })),
    ),
    totals: summed === undefined ? [] : lines.map((code) => totalRow(code, years, summed)),
    missing: missingIn(years, summed ?? []),
  };
}

function pointOf(report: ExploredReport | undefined, code: string): Point {
  if (report === undefined) return { kind: 'unreported' };
  const way = seriesItem(code)?.ways[report.form];
  const anchor = way?.how === 'direct' || way?.how === 'approximate' ? way.from : undefined;
  return { kind: 'value', point: seriesValue(code, report), reportId: report.reportId, anchor };
}

function totalRow(code: string, years: readonly number[], summed: readonly YearTotal[]): TotalRow {
  const byYear = new Map(summed.map((total) => [total.year, total]));
  return { code, totals: years.map((year) => totalOf(code, year, byYear.get(year))) };
}

function totalOf(code: string, year: number, total: YearTotal | undefined): Total {
  if (total === undefined)
    return { value: null, lack: 'unreported', expected: undefined, reported: 0, lacking: 0 };
  const { reports, expected, reported } = total;
  const cell = total.cells.get(code);
  const value = cell?.value ?? null;
  const lack = value === null ? lackOf(code, year, total) : undefined;
  const lacking = lack === 'not-on-form' ? 0 : reports - (cell?.reported ?? 0);
  return { value, lack, expected, reported, lacking };
}

function lackOf(code: string, year: number, { reports, cells }: YearTotal): Total['lack'] {
  const form = formOfYear(year)?.id;
  if (form !== undefined && seriesItem(code)?.ways[form].how === 'none') return 'not-on-form';
  if (reports === 0) return 'unreported';
  return cells.get(code)?.status === 'not_applicable' ? 'not_applicable' : 'lacking';
}

function missingIn(years: readonly number[], summed: readonly YearTotal[]): readonly YearMissing[] {
  return summed
    .filter(({ year, missing }) => years.includes(year) && missing.length > 0)
    .map(({ year, missing }) => ({ year, missing }))
    .toSorted((a, b) => b.year - a.year);
}
