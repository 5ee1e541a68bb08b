import type { RootIndex } from '../../../core/publish/index-document.ts';
import type { Answer } from '../../../core/query/answer.ts';
import type { QuestionTo } from '../../../core/query/question.ts';
import { answerAggregates } from '../../../core/query/rollup/answer-aggregates.ts';
import { answerCoverage } from '../../../core/query/rollup/answer-coverage.ts';
import { answerDifferences } from '../../../core/query/rollup/answer-differences.ts';
import { answerSeries } from '../../../core/query/rollup/answer-series.ts';
import type { RegionGroups } from '../../../core/query/rollup/region-groups.ts';
import { provinceOf } from '../../../core/publish/feed-name.ts';
import type { QueryPorts } from '../query-ports.ts';
import { RollupReader } from './rollup-reader.ts';

type Ports = Pick<QueryPorts, 'feed' | 'releasedRoot' | 'licence'>;

/** Answers from stored roll-ups; the table is not asked, and each document that an answer needs is read once. */
export const findRollups = {
  aggregates: async (
    asked: QuestionTo<'aggregates'>,
    format: 'json' | 'csv',
    ports: Ports,
  ): Promise<Answer> => {
    const regions = await groupsOf({ ...asked, region: asked.region ?? '' }, ports);
    return answerAggregates(asked, regions, { licence: ports.licence, format });
  },

  series: async (asked: QuestionTo<'series'>, ports: Ports): Promise<Answer> => {
    const regions = await groupsOf({ ...asked, region: asked.region ?? '' }, ports);
    return answerSeries(asked, regions, ports.licence);
  },

  coverage: async (asked: QuestionTo<'coverage'>, ports: Ports): Promise<Answer> => {
    const reader = new RollupReader(ports);
    const root = await reader.root();
    const { year, region = '' } = asked;
    if (root === undefined) return answerCoverage(asked, NOTHING, ports.licence);
    const regions = await reader.groups(root, [year], region);
    const isOne = region.length === 6;
    const listed = isOne ? ((await reader.organisations(root, { year, region })) ?? []) : undefined;
    const organisations = listed && JSON.stringify(listed);
    return answerCoverage(asked, { regions, organisations }, ports.licence);
  },

  differences: async (asked: QuestionTo<'differences'>, ports: Ports): Promise<Answer> => {
    const region = provinceOf(asked.government);
    const regions = await groupsOf({ from: asked.year, to: asked.year, region }, ports);
    return answerDifferences(asked, regions, ports.licence);
  },
} as const;

const NOTHING = { regions: [], organisations: undefined };

interface Reach {
  readonly from?: number | undefined;
  readonly to?: number | undefined;
  readonly region: string;
}

async function groupsOf({ from, to, region }: Reach, ports: Ports): Promise<readonly RegionGroups[]> {
  const reader = new RollupReader(ports);
  const root = await reader.root();
  if (root === undefined) return [];
  return reader.groups(root, yearsOf(root, { from, to }), region);
}

function yearsOf(root: RootIndex, { from = 0, to = Infinity }: Omit<Reach, 'region'>): readonly number[] {
  return root.years.map(({ year }) => year).filter((year) => year >= from && year <= to);
}
