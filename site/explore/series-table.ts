import type { Organisation } from '../../core/datasets/organisation.ts';
import { exactSum } from '../../core/forms/series/exact-sum.ts';
import { seriesItem } from '../../core/forms/series/series-item.ts';
import { seriesValue, type SeriesValue } from '../../core/forms/series/series-value.ts';
import type { ExploredReport } from './fetch-reports.ts';

/** What stands in a field of the table: a point of a report, or that none was filed. */
export type Point =
  | {
      readonly kind: 'value';
      readonly point: SeriesValue;
      readonly reportId: string;
      readonly anchor: string | undefined;
    }
  | { readonly kind: 'unreported' };

/** A total over the reports of a region, and over how many of those in the register. */
export interface Total {
  readonly value: string | null;
  readonly reported: number;
  readonly registered: number;
  /** How many of the reports have no number here. */
  readonly lacking: number;
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
  /** Ids of those that have no report of the last year. */
  readonly missing: readonly string[];
}

export interface SeriesTable {
  readonly years: readonly number[];
  readonly rows: readonly SeriesRow[];
  /** Of a region only: organs that file for themselves, governments left out because they sum up others. */
  readonly totals: readonly TotalRow[];
}

export interface TableSubject {
  readonly years: readonly number[];
  readonly organisations: readonly string[];
  readonly lines: readonly string[];
  readonly reports: readonly ExploredReport[];
  /** The register rows of the region whose total is wanted; none: no total. */
  readonly summed: readonly Organisation[];
}

/** The table of a view: a row an organisation and line, a column a year, and totals with what they rest on. */
export function seriesTable(subject: TableSubject): SeriesTable {
  const byId = new Map(subject.reports.map((report) => [report.reportId, report]));
  const { years, organisations, lines } = subject;
  return {
    years,
    rows: lines.flatMap((code) =>
      organisations.map((orgId) => ({
        orgId,
        code,
        points: years.map((year) => pointOf(byId.get(`${orgId}.${year}`), code)),
      })),
    ),
    totals: subject.summed.length === 0 ? [] : lines.flatMap((code) => totalRow(code, subject) ?? []),
  };
}

function pointOf(report: ExploredReport | undefined, code: string): Point {
  if (report === undefined) return { kind: 'unreported' };
  const way = seriesItem(code)?.ways[report.form];
  const anchor = way?.how === 'direct' || way?.how === 'approximate' ? way.from : undefined;
  return { kind: 'value', point: seriesValue(code, report), reportId: report.reportId, anchor };
}

/** Rates of many reports do not add up. */
function totalRow(code: string, { years, reports, summed }: TableSubject): TotalRow | undefined {
  if (seriesItem(code)?.kind === 'rate') return undefined;
  const totals = years.map((year) => totalOf(code, year, { reports, summed }));
  const last = years.at(-1);
  return { code, totals, missing: last === undefined ? [] : missingIn(last, { reports, summed }) };
}

function missingIn(
  year: number,
  { reports, summed }: Pick<TableSubject, 'reports' | 'summed'>,
): readonly string[] {
  const filed = new Set(reports.filter((report) => report.year === year).map(({ orgId }) => orgId));
  return organsIn(year, summed)
    .map(({ orgId }) => orgId)
    .filter((orgId) => !filed.has(orgId));
}

/** Those that file for themselves and were there at the end of the year. */
function organsIn(year: number, summed: readonly Organisation[]): readonly Organisation[] {
  return summed.filter((organisation) => organisation.kind !== 'government' && existed(organisation, year));
}

function totalOf(
  code: string,
  year: number,
  { reports, summed }: Pick<TableSubject, 'reports' | 'summed'>,
): Total {
  const organs = organsIn(year, summed);
  const ids = new Set(organs.map(({ orgId }) => orgId));
  const own = reports.filter((report) => report.year === year && ids.has(report.orgId));
  const values = own.flatMap((report) => seriesValue(code, report).value ?? []);
  return {
    value: values.length === 0 ? null : exactSum(values),
    reported: own.length,
    registered: organs.length,
    lacking: own.length - values.length,
  };
}

function existed({ validFrom, validTo = '9999' }: Organisation, year: number): boolean {
  return validFrom <= `${year}-12-31` && validTo >= `${year}-12-31`;
}
