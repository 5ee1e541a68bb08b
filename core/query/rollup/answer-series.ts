import { formOfYear } from '../../forms/form.ts';
import { seriesItem } from '../../forms/series/series-item.ts';
import { formulaOf } from '../../publish/render-series.ts';
import { addressOf, feedRoot } from '../address.ts';
import type { Answer } from '../answer.ts';
import { STATE_MAX_AGE } from '../answer-report.ts';
import { NO_DATA } from '../answer-reports.ts';
import type { QuestionTo } from '../question.ts';
import { writeEnvelope } from '../write-envelope.ts';
import { coverageOf, reportsOf } from './answer-aggregates.ts';
import type { RegionGroups } from './region-groups.ts';
import { sumCell, sumRows, type SumRow } from './sum-row.ts';

/**
 * Answers with one line over the years: a row a region (and, of governments, a level), in it a point a year. A year
 * of which nothing is known is null, never left out and never zero; where the form changes is said beside the years.
 */
export function answerSeries(
  asked: QuestionTo<'series'>,
  regions: readonly RegionGroups[],
  licence: string,
): Answer {
  const line = seriesItem(asked.id);
  if (line === undefined) throw new Error(`${asked.id} was read and is no line of a series`);
  const years = [...new Set(regions.map(({ year }) => year))].toSorted((a, b) => a - b);
  const by =
    asked.group_by === 'level' ? (['region', 'level', 'year'] as const) : (['region', 'year'] as const);
  const sums = sumRows(regions, { of: asked.of, level: asked.level, by });
  const rows = Map.groupBy(sums, ({ region, level }) => `${region} ${level ?? ''}`);
  const links = {
    self: addressOf('series', asked),
    next: null,
    describedby: addressOf('items', {}),
    feed: feedRoot(),
  };
  const meta = {
    licence,
    total: rows.size,
    limit: null,
    truncated: false,
    coverage: coverageOf(sums),
    codes: [line.code],
    warnings: rows.size === 0 ? [NO_DATA] : [],
  };
  const data = JSON.stringify({
    code: line.code,
    kind: line.kind,
    zh: line.zh,
    en: line.en,
    unit: line.unit,
    note: line.note === undefined ? null : { 'zh-CN': line.note.zh, en: line.note.en },
    years: years.map((year, index) => yearDocument(year, years[index - 1], line)),
    rows: [...rows.values()].map((own) => rowDocument(own, years, line.code)),
  });
  return {
    body: writeEnvelope(meta, data, links),
    seed: `${licence}\n${data}`,
    links,
    maxAge: STATE_MAX_AGE,
  };
}

/** A year with its form; `break` where the form is another one than the year before's. */
function yearDocument(
  year: number,
  before: number | undefined,
  line: NonNullable<ReturnType<typeof seriesItem>>,
) {
  const form = formOfYear(year)?.id ?? '2021';
  const way = line.ways[form];
  const changes = before !== undefined && formOfYear(before)?.id !== form;
  return { year, form, how: way.how, formula: formulaOf(way), break: changes };
}

function rowDocument(own: readonly SumRow[], years: readonly number[], code: string) {
  const [first] = own;
  const byYear = new Map(own.map((row) => [row.year, row]));
  return {
    region: first?.region ?? null,
    of: first?.of,
    level: first?.level ?? null,
    points: years.map((year) => pointOf(byYear.get(year), year, code)),
  };
}

function pointOf(row: SumRow | undefined, year: number, code: string) {
  const nobody = {
    value: null,
    status: 'missing',
    reported: 0,
    reports: 0,
    imported: 0,
    expected: 0,
    missing: 0,
  };
  if (row === undefined) return { year, ...nobody };
  const { value, status, reported } = sumCell(code, row);
  const { expected, reported: filed } = row.coverage;
  return { year, value, status, reported, ...reportsOf(row), expected, missing: expected - filed };
}
