import { csvField } from '../../publish/csv-text.ts';
import { addCoverage } from '../../publish/rollup/rollup-group.ts';
import { addressOf, feedRoot } from '../address.ts';
import type { Answer, Coverage, Meta } from '../answer.ts';
import { STATE_MAX_AGE } from '../answer-report.ts';
import { NO_DATA, TRUNCATED } from '../answer-reports.ts';
import type { QuestionTo } from '../question.ts';
import { writeEnvelope } from '../write-envelope.ts';
import type { RegionGroups } from './region-groups.ts';
import { sumCell, sumRows, type SumCell, type SumRow } from './sum-row.ts';

const BY = ['region', 'level', 'year'] as const;

/** Answers with sums of reports that may be added up, each with its coverage. */
export function answerAggregates(
  asked: QuestionTo<'aggregates'>,
  regions: readonly RegionGroups[],
  told: { readonly licence: string; readonly format: 'json' | 'csv' },
): Answer {
  const by = BY.filter((name) => (asked.group_by ?? 'region,year').split(',').includes(name));
  const all = sumRows(regions, { of: asked.of, level: asked.level, by });
  const rest = all.filter((row) => asked.cursor === undefined || placeOf(row) > asked.cursor);
  const rows = rest.slice(0, asked.limit);
  const last = rows.at(-1);
  const more = rows.length < rest.length && last !== undefined;
  const codes = asked.code.split(',');
  const links = {
    self: addressOf('aggregates', asked),
    next: more ? addressOf('aggregates', { ...asked, cursor: placeOf(last) }) : null,
    describedby: addressOf('items', {}),
    feed: feedRoot(),
  };
  const meta: Meta = {
    licence: told.licence,
    total: all.length,
    limit: asked.limit,
    truncated: more,
    coverage: coverageOf(all),
    codes,
    warnings: [...(all.length === 0 ? [NO_DATA] : []), ...(more ? [TRUNCATED] : [])],
  };
  const data =
    told.format === 'csv' ? csvOf(rows, codes) : JSON.stringify(rows.map((row) => document(row, codes)));
  const isCsv = told.format === 'csv';
  return {
    body: isCsv ? data : writeEnvelope(meta, data, links),
    seed: JSON.stringify([told, meta, data]),
    links,
    maxAge: STATE_MAX_AGE,
    varies: true,
    ...(isCsv ? { csv: meta } : {}),
  };
}

/** The coverage of several rows together, as envelopes tell it. */
export function coverageOf(rows: readonly Pick<SumRow, 'coverage'>[]): Coverage {
  const { expected, reported } = addCoverage(rows.map(({ coverage }) => coverage));
  return { expected, reported, missing: expected - reported };
}

/** Where a row stands among the others: year, region, level. Nothing is written as a dash, which stands first. */
function placeOf({ year, region, level }: SumRow): string {
  return ['row', year ?? '-', region ?? '-', level ?? '-'].join('.');
}

function document(row: SumRow, codes: readonly string[]) {
  const { year, region, of, level, coverage, missing } = row;
  return {
    year,
    region,
    of,
    level,
    ...reportsOf(row),
    coverage,
    missing,
    cells: codes.map((code) => sumCell(code, row)),
  };
}

/** How many reports were added up, and how many of them were taken over as published. */
export function reportsOf({ sums }: Pick<SumRow, 'sums'>) {
  return {
    reports: sums.reduce((sum, { reports }) => sum + reports, 0),
    imported: sums.reduce((sum, { imported }) => sum + imported, 0),
  };
}

const COLUMNS =
  'year,region,of,level,code,value,status,reported,blank,not_applicable,text,missing,reports,imported,expected';

/** A row a cell. */
function csvOf(rows: readonly SumRow[], codes: readonly string[]): string {
  const lines = rows.flatMap((row) => codes.map((code) => lineOf(row, sumCell(code, row))));
  return [COLUMNS, ...lines, ''].join('\r\n');
}

function lineOf(row: SumRow, cell: SumCell): string {
  const { reports, imported } = reportsOf(row);
  const counts = [cell.reported, cell.blank, cell.not_applicable, cell.text, cell.missing];
  const fields = [row.year, row.region, row.of, row.level, cell.code, cell.value, cell.status, ...counts];
  return [...fields, reports, imported, row.coverage.expected]
    .map((field) => csvField(String(field ?? '')))
    .join(',');
}
