import type { Organisation, OrganisationLevel } from '../../datasets/organisation.ts';
import type { Round, RoundDeadline, RoundScope } from '../../datasets/round.ts';

/** Whether an organisation is to report a year, by which round, and until when. */
export interface Expectation {
  readonly expected: 'yes' | 'no' | 'excluded';
  /** Why it is excluded. */
  readonly reason?: string;
  /** The last day on which its report is on time; absent where no round says so. */
  readonly deadline?: string;
}

/**
 * What is expected of an organisation for a year (应报). The round with the smallest area decides alone; without one,
 * whoever the register holds on the last day of the year is to report, without a deadline.
 */
export function expectationOf(
  organisation: Organisation,
  year: number,
  rounds: readonly Round[],
): Expectation {
  const round = roundFor(organisation, year, rounds);
  const excluded = round?.excluded.find((scope) => means(scope, organisation));
  if (excluded !== undefined) return { expected: 'excluded', reason: excluded.reason };
  if (!isExpected(organisation, year, round)) return { expected: 'no' };
  const deadline = round && deadlineFor(organisation, round)?.day;
  return { expected: 'yes', ...(deadline !== undefined && { deadline }) };
}

/** The round that decides about an organisation. */
function roundFor({ region }: Organisation, year: number, rounds: readonly Round[]): Round | undefined {
  const fitting = rounds.filter((round) => round.year === year && region.startsWith(round.area));
  return fitting.toSorted((a, b) => b.area.length - a.area.length)[0];
}

/** Who is named is expected whatever the register says of its validity; everybody else while it is valid. */
function isExpected(organisation: Organisation, year: number, round: Round | undefined): boolean {
  const scopes = round?.expected ?? [];
  if (scopes.some((scope) => scope.organisation === organisation.orgId)) return true;
  const inScope = scopes.length === 0 || scopes.some((scope) => means(scope, organisation));
  return inScope && isValidOn(organisation, `${year}-12-31`);
}

function isValidOn({ validFrom, validTo }: Organisation, day: string): boolean {
  return validFrom <= day && (validTo === undefined || validTo >= day);
}

/** The most particular deadline: organisation before region before level before kind. */
function deadlineFor(organisation: Organisation, { deadlines }: Round): RoundDeadline | undefined {
  const fitting = deadlines.filter((scope) => means(scope, organisation));
  return fitting.toSorted((a, b) => weightOf(b) - weightOf(a))[0];
}

/** No two scopes of a round that mean the same organisation weigh the same, because no entry stands twice. */
function weightOf({ organisation, region = '', level, kind }: RoundScope): number {
  const flag = (given: string | undefined) => (given === undefined ? 0 : 1);
  return flag(organisation) * 1000 + region.length * 100 + flag(level) * 10 + flag(kind);
}

function means(scope: RoundScope, organisation: Organisation): boolean {
  return (
    (scope.organisation ?? organisation.orgId) === organisation.orgId &&
    organisation.region.startsWith(scope.region ?? '') &&
    (scope.level ?? levelOf(organisation)) === levelOf(organisation) &&
    (scope.kind ?? organisation.kind) === organisation.kind
  );
}

/** The level that the register states, else the one that follows from the kind and the region's code. */
export function levelOf({ level, kind, region }: Organisation): OrganisationLevel {
  if (level !== undefined) return level;
  if (region === '000000') return 'ministry';
  if (kind === 'township') return 'township';
  if (region.endsWith('0000')) return 'province';
  // Counties right under a province (419001) file like a prefecture.
  return region.endsWith('00') || region.slice(2, 4) === '90' ? 'prefecture' : 'county';
}
