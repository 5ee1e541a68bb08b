import { subjectOf } from '../decisions/decision-kinds.ts';
import type { Organisation } from '../datasets/organisation.ts';
import { regionOf } from '../forms/canonical-report.ts';
import { predecessorsIn } from '../judge/predecessors.ts';
import { explainedFindings, type FindingContext } from './explained-findings.ts';
import type { PublishedDecision } from './published-decision.ts';
import type { PublishedOrganisation } from './published-organisation.ts';
import type { PublishedReport } from './published-report.ts';
import type { PublishedRound } from './published-round.ts';
import type { StoredRevision } from './report-history.ts';
import { reviewCounts } from './rollup/review-counts.ts';
import type { Shard } from './shard.ts';
import { decisionsWithoutTakenDown, withoutTakenDown } from './taken-down.ts';

/** All that the files of one year and region follow from, as the state holds it. */
export interface ShardContent {
  readonly year: number;
  readonly region: string;
  /** What stands of every report, of those that were withdrawn too. */
  readonly reports: readonly PublishedReport[];
  /** The register's rows of the region, by id. */
  readonly organisations: ReadonlyMap<string, PublishedOrganisation>;
  /** All rounds of the year. */
  readonly rounds: readonly PublishedRound[];
  /** What stands decided about these reports, and about others of the shard that are not there yet; absent: nothing. */
  readonly decisions?: readonly PublishedDecision[];
  /**
   * The rows of whoever went, or once went, into an organisation of the region, wherever they are; they never become
   * fewer. Absent: nobody.
   */
  readonly predecessors?: readonly PublishedOrganisation[];
  /** The reports of the year before of the region and of these predecessors; absent: none. */
  readonly lastYear?: readonly PublishedReport[];
  /** The stored revisions of reports of both years, of all that have more than one. */
  readonly histories?: ReadonlyMap<string, readonly StoredRevision[]>;
}

/** The shard of a content: its current reports, each with what is open about it, and what else is told of them. */
export function shardOf(content: ShardContent, licence: string): Shard {
  const {
    year,
    region,
    reports,
    organisations,
    decisions = [],
    predecessors = [],
    lastYear = [],
    histories = new Map(),
  } = content;
  const before = new Map([...predecessors.map((row) => [row.orgId, row] as const), ...organisations]);
  const contextOf = findingContexts({
    reports: [...reports, ...lastYear],
    register: before,
    decisions,
    histories,
  });
  const current = withoutTakenDown(
    reports.filter(({ withdrawn }) => withdrawn === undefined),
    decisions,
  );
  const reviews = reviewCounts(decisions);
  return {
    ...(reviews !== undefined && { reviews }),
    year,
    region,
    licence,
    organisations,
    rounds: content.rounds,
    reports: current.map((report) => ({
      ...report,
      openFindings: explainedFindings(report, contextOf(report.reportId)),
    })),
    withdrawn: withoutTakenDown(
      reports.filter(({ withdrawn }) => withdrawn === true),
      decisions,
    ),
    histories: historiesWithoutTakenDown(histories, decisions),
    beside: besideOf({ reports, predecessors, lastYear, decisions }, region),
  };
}

/** What was taken down is told of no revision that was received until then. */
export function historiesWithoutTakenDown(
  histories: ReadonlyMap<string, readonly StoredRevision[]>,
  decisions: readonly PublishedDecision[],
): ReadonlyMap<string, readonly StoredRevision[]> {
  if (!decisions.some(({ decision }) => decision.kind === 'takedowns')) return histories;
  const told = [...histories].map(([reportId, stored]) => {
    const revisions = stored.flatMap(({ report, ...one }) =>
      withoutTakenDown([{ ...report, revision: 1, source: one.source }], decisions).map((redacted) => ({
        ...one,
        report: redacted,
      })),
    );
    return [reportId, revisions] as const;
  });
  return new Map(told);
}

/** What is known beside some reports. */
export interface Known {
  readonly reports: readonly PublishedReport[];
  /** The rows of their organisations and of whoever went into those. */
  readonly register: ReadonlyMap<string, Organisation>;
  readonly decisions: readonly PublishedDecision[];
  readonly histories: ReadonlyMap<string, readonly StoredRevision[]>;
}

/** What the findings of each report follow from. */
export function findingContexts({
  reports,
  register,
  decisions,
  histories,
}: Known): (reportId: string) => FindingContext {
  const predecessors = predecessorsIn(register.values());
  const byId = new Map(
    reports.filter(({ withdrawn }) => withdrawn === undefined).map((report) => [report.reportId, report]),
  );
  // What was taken down stands in no finding either, neither quoted nor as an explanation.
  const decided = Map.groupBy(
    decisionsWithoutTakenDown(decisions),
    ({ decision }) => subjectOf(decision).reportId,
  );
  const told = historiesWithoutTakenDown(histories, decisions);
  return (reportId) => ({
    register,
    predecessors,
    reportOf: (id) => byId.get(id),
    decisions: decided.get(reportId) ?? [],
    historyOf: (id) => told.get(id),
  });
}

type Beside = Required<Pick<ShardContent, 'reports' | 'predecessors' | 'lastYear' | 'decisions'>>;

/**
 * The sum of the revisions of what is looked at beside the reports and their rows: it only grows, because decisions,
 * reports and predecessors never disappear.
 */
function besideOf({ reports, predecessors, lastYear, decisions }: Beside, region: string): number {
  const bodies = new Set([...reports, ...predecessors].map(({ orgId }) => orgId));
  const before = lastYear.filter(({ orgId }) => bodies.has(orgId));
  const rows = predecessors.filter(({ orgId }) => regionOf(orgId) !== region);
  return [...before, ...rows, ...decisions].reduce((sum, { revision }) => sum + revision, 0);
}
