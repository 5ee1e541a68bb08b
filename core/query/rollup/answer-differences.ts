import { formById } from '../../forms/form.ts';
import { exactSum } from '../../forms/series/exact-sum.ts';
import { addSums, countsOf, type FormSum } from '../../publish/rollup/form-sum.ts';
import { addCoverage, type RollupGroup } from '../../publish/rollup/rollup-group.ts';
import { addressOf, feedRoot } from '../address.ts';
import type { Answer } from '../answer.ts';
import { STATE_MAX_AGE } from '../answer-report.ts';
import { NO_DATA } from '../answer-reports.ts';
import type { QuestionTo } from '../question.ts';
import { writeEnvelope } from '../write-envelope.ts';
import { coverageOf } from './answer-aggregates.ts';
import type { RegionGroups } from './region-groups.ts';

/**
 * Answers with a government's own summary against the sum of its parts, cell by cell (R-ROLLUP): the organs under
 * it, and the summaries of the governments directly below. Units that its round excludes are in neither sum.
 */
export function answerDifferences(
  asked: QuestionTo<'differences'>,
  regions: readonly RegionGroups[],
  licence: string,
): Answer {
  const groups = regions.flatMap((region) => region.groups);
  const own = groups.find(({ unit }) => unit === asked.government);
  const parts = groups.filter(({ government }) => government === asked.government);
  const stated = own?.sums[0];
  const rows = stated === undefined ? [] : compare(stated, addSums(parts.flatMap(({ sums }) => sums)));
  const links = {
    self: addressOf('differences', asked),
    next: null,
    describedby: addressOf('items', { form: stated?.form }),
    feed: feedRoot(),
  };
  const meta = {
    licence,
    total: rows.length,
    limit: null,
    truncated: false,
    coverage: coverageOf(parts),
    codes: null,
    warnings: rows.length === 0 ? [NO_DATA] : [],
  };
  const data = JSON.stringify({
    government: asked.government,
    year: asked.year,
    form: stated?.form ?? null,
    coverage: addCoverage(parts.map(({ coverage }) => coverage)),
    parts: parts.map(partDocument),
    cells: asked.only === 'all' ? rows : rows.filter(({ difference }) => difference !== '0'),
  });
  return {
    body: writeEnvelope(meta, data, links),
    seed: `${licence}\n${data}`,
    links,
    maxAge: STATE_MAX_AGE,
  };
}

function partDocument({ of, level, unit, coverage, missing, sums }: RollupGroup) {
  return { of, level, unit, reports: sums.reduce((sum, { reports }) => sum + reports, 0), coverage, missing };
}

/** Both sides and their difference (stated − sum), null where a side has no number: not assessable, never equal. */
function compare(stated: FormSum, sums: readonly FormSum[]) {
  const parts = sums.find(({ form }) => form === stated.form);
  return formById(stated.form).items.map(({ code }, position) => {
    const own = stated.values[position] ?? null;
    const sum = parts?.values[position] ?? null;
    return {
      code,
      stated: own,
      sum,
      difference: minus(own, sum),
      reported: parts ? countsOf(parts, code).reported : 0,
    };
  });
}

function minus(a: string | null, b: string | null): string | null {
  if (a === null || b === null) return null;
  const difference = exactSum([a, b.startsWith('-') ? b.slice(1) : `-${b}`]);
  return /^-?0(?:\.0+)?$/.test(difference) ? '0' : difference;
}
