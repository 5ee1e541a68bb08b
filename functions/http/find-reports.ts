import { seriesCodes } from '../../core/forms/series/series-item.ts';
import type { Organisation } from '../../core/datasets/organisation.ts';
import { regionOf } from '../../core/forms/canonical-report.ts';
import type { PublishedReport } from '../../core/publish/published-report.ts';
import { levelOf } from '../../core/publish/rollup/expectation.ts';
import type { Answer } from '../../core/query/answer.ts';
import { answerReports, type ReportsFound } from '../../core/query/answer-reports.ts';
import { holds, readComparison, type Comparison } from '../../core/query/comparison.ts';
import { MAX_LIMIT } from '../../core/query/endpoint.ts';
import type { QuestionTo } from '../../core/query/question.ts';
import type { QueryPorts } from './query-ports.ts';

/** Shards that one page looks into: with reports, and all of them; a page of rare reports then ends early and leads on. */
const MOST_SHARDS = 20;
const MOST_LOOKED_AT = 60;

type Asked = QuestionTo<'reports'>;

/** Answers with the reports of a region at any depth that are as the question wants them; a Query a shard, two with a filter by register. */
export async function findReports(
  asked: Asked,
  { state, licence }: Pick<QueryPorts, 'state' | 'licence'>,
): Promise<Answer> {
  const regions = await regionsOf(asked, state);
  return answerReports(asked, await collect(asked, regions, state), licence);
}

async function regionsOf(
  { year, region, cursor }: Asked,
  state: QueryPorts['state'],
): Promise<readonly string[]> {
  if (region.length === 6) return [region];
  const units = (await state.unitsUnder(region)).filter((unit) => unit.year === year);
  return units.map((unit) => unit.region).filter((one) => cursor === undefined || one >= regionOf(cursor));
}

async function collect(
  asked: Asked,
  regions: readonly string[],
  state: QueryPorts['state'],
): Promise<ReportsFound> {
  const where = asked.where === undefined ? undefined : readComparison(asked.where, seriesCodes());
  const rows: PublishedReport[] = [];
  const shard: PublishedReport[] = [];
  let filled = 0;
  for (const [index, region] of regions.entries()) {
    if (filled === MOST_SHARDS || index === MOST_LOOKED_AT)
      // No organisation's id stands before this one.
      return { rows, shard, last: `${region}---`, more: true, isWhole: false };
    const all = await state.figuresOfShard(asked.year, region);
    filled += all.length > 0 ? 1 : 0;
    shard.push(...all);
    const rest = all.filter(({ orgId }) => asked.cursor === undefined || orgId > asked.cursor);
    rows.push(...(await fitting(rest, { asked, where, region }, state)));
    if (rows.length > asked.limit) {
      const page = rows.slice(0, asked.limit);
      return { rows: page, shard, last: page.at(-1)?.orgId, more: true, isWhole: false };
    }
  }
  return { rows, shard, last: undefined, more: false, isWhole: asked.cursor === undefined };
}

interface Wanted {
  readonly asked: Asked;
  readonly where: Comparison | undefined;
  readonly region: string;
}

async function fitting(
  reports: readonly PublishedReport[],
  { asked, where, region }: Wanted,
  state: QueryPorts['state'],
): Promise<readonly PublishedReport[]> {
  const compared = where === undefined ? reports : reports.filter((report) => holds(where, report));
  const { level, kind, parent } = asked;
  if (compared.length === 0 || (level ?? kind ?? parent) === undefined) return compared;
  const { rows } = await state.organisationPage(region, MAX_LIMIT);
  const register = new Map(rows.map((row) => [row.orgId, row]));
  return compared.filter(({ orgId }) => {
    const row = register.get(orgId);
    return row !== undefined && isWanted(row, asked);
  });
}

function isWanted(row: Organisation, { level, kind, parent }: Asked): boolean {
  if ((level ?? levelOf(row)) !== levelOf(row) || (kind ?? row.kind) !== row.kind) return false;
  return parent === undefined || parent === row.parent;
}
