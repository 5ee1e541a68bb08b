import { chinaTime } from '../../findings/china-time.ts';
import type { Organisation, OrganisationLevel } from '../../datasets/organisation.ts';
import { regionOf } from '../../forms/canonical-report.ts';
import type { Round } from '../../datasets/round.ts';
import type { PublishedReport } from '../published-report.ts';
import { expectationOf, levelOf, type Expectation } from './expectation.ts';

/** What stands of an organisation's report; an imported one says nothing of when it was filed. */
export type ReportState = 'none' | 'withdrawn' | 'on-time' | 'late' | 'no-deadline' | 'imported';

/** An organisation in a year's collection. */
export interface UnitState extends Expectation {
  readonly organisation: Organisation;
  readonly level: OrganisationLevel;
  /** A government sums up its area; all others are organs, which report for themselves. */
  readonly of: 'governments' | 'organs';
  readonly report: ReportState;
  /** The day in China on which it was first filed here. */
  readonly received?: string;
}

/** One region's register and rounds, and the reports of a year. */
export interface Collected {
  readonly year: number;
  readonly organisations: readonly Organisation[];
  readonly rounds: readonly Round[];
  /** Those that stand, by organisation. */
  readonly reports: ReadonlyMap<string, PublishedReport>;
  /** Organisations whose report was withdrawn. */
  readonly withdrawn: ReadonlySet<string>;
}

/** The state of every organisation that is expected, excluded or has reported, by id in code-point order. */
export function unitStates(collected: Collected): readonly UnitState[] {
  const { year, organisations, rounds, reports, withdrawn } = collected;
  const registered = organisations.map((row) => stateOf(row, expectationOf(row, year, rounds), collected));
  const known = new Set(organisations.map(({ orgId }) => orgId));
  const strangers = [...reports.keys(), ...withdrawn].filter((orgId) => !known.has(orgId));
  const others = strangers.map((orgId) => stateOf(stranger(orgId), { expected: 'no' }, collected));
  return [...registered, ...others]
    .filter(({ expected, report }) => expected !== 'no' || report !== 'none')
    .toSorted((a, b) => (a.organisation.orgId < b.organisation.orgId ? -1 : 1));
}

/** Who has reported and is not in the register: nothing but the id is known. */
function stranger(orgId: string): Organisation {
  return { orgId, nameZh: '', kind: 'other', region: regionOf(orgId), validFrom: '' };
}

function stateOf(
  organisation: Organisation,
  expectation: Expectation,
  collected: Pick<Collected, 'reports' | 'withdrawn'>,
): UnitState {
  return {
    organisation,
    level: levelOf(organisation),
    of: organisation.kind === 'government' ? 'governments' : 'organs',
    ...expectation,
    ...reportState(organisation.orgId, expectation, collected),
  };
}

function reportState(
  orgId: string,
  { deadline }: Expectation,
  { reports, withdrawn }: Pick<Collected, 'reports' | 'withdrawn'>,
): Pick<UnitState, 'report' | 'received'> {
  const report = reports.get(orgId);
  if (report === undefined) return { report: withdrawn.has(orgId) ? 'withdrawn' : 'none' };
  if (report.provenance !== undefined) return { report: 'imported' };
  const received = chinaTime(report.filedAt ?? report.source.receivedAt).slice(0, 10);
  if (deadline === undefined) return { report: 'no-deadline', received };
  return { report: received <= deadline ? 'on-time' : 'late', received };
}

/** Whether a report stands that counts. */
export function hasReported({ report }: Pick<UnitState, 'report'>): boolean {
  return report !== 'none' && report !== 'withdrawn';
}
