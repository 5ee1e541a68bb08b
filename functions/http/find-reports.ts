import { seriesCodes } from '../../core/forms/series/series-item.ts';
import { regionOf } from '../../core/forms/canonical-report.ts';
import { openCodes } from '../../core/publish/open-codes.ts';
import type { PublishedReport } from '../../core/publish/published-report.ts';
import type { Answer } from '../../core/query/answer.ts';
import { answerReports, type ReportsFound } from '../../core/query/answer-reports.ts';
import { holds, readComparison, type Comparison } from '../../core/query/comparison.ts';
import type { QuestionTo } from '../../core/query/question.ts';
import type { QueryPorts } from './query-ports.ts';
import { RegisterFilter } from './register-filter.ts';

/** Shards that one page looks into: with reports, and all of them; a page of rare reports then ends early and leads on. */
const MOST_SHARDS = 20;
const MOST_LOOKED_AT = 60;

type Asked = QuestionTo<'reports'>;

type Ports = Pick<QueryPorts, 'state' | 'feed' | 'releasedRoot' | 'licence'>;

/** Answers with the reports of a region at any depth that are as the question wants them; a Query a shard, two with a filter by register. */
export async function findReports(asked: Asked, ports: Ports): Promise<Answer> {
  const { state, licence } = ports;
  const { listCoverage } = await import('./rollup/list-coverage.ts');
  const register = new RegisterFilter(asked, state);
  const regions = await regionsOf(asked, state);
  const collecting = collect({ asked, regions, register }, state);
  const wholeRegions = async () =>
    (await collecting).isWhole || asked.region.length === 6 ? regions : undefined;
  const [found, coverage] = await Promise.all([
    collecting,
    listCoverage({ asked, register, wholeRegions }, ports),
  ]);
  return answerReports(asked, { ...found, coverage }, licence);
}

async function regionsOf(
  { year, region, cursor }: Asked,
  state: QueryPorts['state'],
): Promise<readonly string[]> {
  if (region.length === 6) return [region];
  const units = (await state.unitsUnder(region)).filter((unit) => unit.year === year);
  return units.map((unit) => unit.region).filter((one) => cursor === undefined || one >= regionOf(cursor));
}

interface Collecting {
  readonly asked: Asked;
  readonly regions: readonly string[];
  readonly register: RegisterFilter;
}

async function collect(
  { asked, regions, register }: Collecting,
  state: QueryPorts['state'],
): Promise<Omit<ReportsFound, 'coverage'>> {
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
    rows.push(...(await fitting(rest, { asked, where, register })));
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
  readonly register: RegisterFilter;
}

async function fitting(
  reports: readonly PublishedReport[],
  { asked: { finding }, where, register }: Wanted,
): Promise<readonly PublishedReport[]> {
  const open = finding === undefined ? reports : reports.filter((report) => finding in openCodes(report));
  const compared = where === undefined ? open : open.filter((report) => holds(where, report));
  return compared.filter(await register.of(compared));
}
