import type { Organisation } from '../../core/datasets/organisation.ts';
import { unitStates } from '../../core/publish/rollup/unit-state.ts';
import type { YearTotal } from './fetch-totals.ts';

/** Whose totals are wanted, and those that the roll-ups hold. */
export interface TotalsKnown {
  readonly region: string;
  readonly years: readonly number[];
  readonly totals: readonly YearTotal[];
}

/**
 * The totals with every year: one that nobody has reported and no round speaks of has no roll-up, and who was to report
 * it follows from the register alone, by the rule of the roll-ups. A year of which the register knows nobody stays out.
 */
export function withUnreportedYears(
  { region, years, totals }: TotalsKnown,
  register: ReadonlyMap<string, Organisation>,
): readonly YearTotal[] {
  const known = new Set(totals.map(({ year }) => year));
  const organisations = [...register.values()].filter((one) => one.region.startsWith(region));
  const others = years.filter((year) => !known.has(year)).map((year) => nobodyOf(year, organisations));
  return [...totals, ...others.filter(({ expected }) => expected > 0)];
}

function nobodyOf(year: number, organisations: readonly Organisation[]): YearTotal {
  const collected = { year, organisations, rounds: [], reports: new Map(), withdrawn: new Set<string>() };
  const missing = unitStates(collected)
    .filter(({ of, expected }) => of === 'organs' && expected === 'yes')
    .map(({ organisation }) => organisation.orgId);
  return { year, reports: 0, expected: missing.length, reported: 0, missing, cells: new Map() };
}
