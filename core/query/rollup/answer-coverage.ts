import { addressOf, feedRoot } from '../address.ts';
import type { Answer } from '../answer.ts';
import { STATE_MAX_AGE } from '../answer-report.ts';
import { NO_DATA } from '../answer-reports.ts';
import type { QuestionTo } from '../question.ts';
import { writeEnvelope } from '../write-envelope.ts';
import { coverageOf, reportsOf } from './answer-aggregates.ts';
import type { RegionGroups } from './region-groups.ts';
import { sumRows, type SumRow } from './sum-row.ts';

/** What was found about a year's collection. */
export interface CoverageFound {
  readonly regions: readonly RegionGroups[];
  /** Each organisation of one six-digit region, as its roll-up lists it (JSON); undefined where more was asked for. */
  readonly organisations: string | undefined;
}

/** Answers with who was to report a year and who has, governments and organs apart, by region and level. */
export function answerCoverage(
  asked: QuestionTo<'coverage'>,
  { regions, organisations }: CoverageFound,
  licence: string,
): Answer {
  const rows = (['governments', 'organs'] as const).flatMap((of) =>
    sumRows(regions, { of, level: asked.level, by: ['region', 'level', 'year'] }),
  );
  const links = { self: addressOf('coverage', asked), next: null, describedby: null, feed: feedRoot() };
  const meta = {
    licence,
    total: rows.length,
    limit: null,
    truncated: false,
    coverage: coverageOf(rows),
    codes: null,
    warnings: rows.length === 0 ? [NO_DATA] : [],
  };
  const groups = JSON.stringify(rows.map(document));
  const data = `{"year":${asked.year},"groups":${groups},"organisations":${organisations ?? 'null'}}`;
  return {
    body: writeEnvelope(meta, data, links),
    seed: `${licence}\n${data}`,
    links,
    maxAge: STATE_MAX_AGE,
  };
}

function document(row: SumRow) {
  const { region, of, level, coverage, missing } = row;
  return { region, of, level, ...reportsOf(row), coverage, missing };
}
