import { subjectOf } from '../decisions/decision-kinds.ts';
import type { Organisation } from '../datasets/organisation.ts';
import { reportIdOf } from '../forms/canonical-report.ts';
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
  /** The same region's reports of the year before; absent: none. */
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
    lastYear = [],
    histories = new Map(),
  } = content;
  const contextOf = findingContexts({
    reports: [...reports, ...lastYear],
    register: organisations,
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
    beside: besideOf({ reports, lastYear, decisions }),
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
    reportOf: (id) => byId.get(id),
    decisions: decided.get(reportId) ?? [],
    historyOf: (id) => told.get(id),
  });
}

/**
 * The sum of the revisions of what is looked at beside the reports and their rows: it only grows, because decisions and
 * reports never disappear.
 */
function besideOf({
  reports,
  lastYear,
  decisions,
}: {
  readonly reports: readonly PublishedReport[];
  readonly lastYear: readonly PublishedReport[];
  readonly decisions: readonly PublishedDecision[];
}): number {
  const ids = new Set(reports.map(({ orgId, year }) => reportIdOf(orgId, year - 1)));
  const before = lastYear.filter(({ reportId }) => ids.has(reportId));
  return [...before, ...decisions].reduce((sum, { revision }) => sum + revision, 0);
}
