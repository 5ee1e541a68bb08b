import type { OrganisationLevel } from '../../datasets/organisation.ts';
import { addSums, type FormSum } from './form-sum.ts';

/** Who was to report and who has (报送情况). `expected` is `reported` and missing together. */
export interface CoverageCounts {
  readonly expected: number;
  readonly reported: number;
  /** These four add up to `reported`; an imported report says nothing of when it was filed. */
  readonly on_time: number;
  readonly late: number;
  readonly no_deadline: number;
  readonly imported: number;
  /** Of those missing, whose report was withdrawn. */
  readonly withdrawn: number;
  /** Need not report, for a reason that the round states; their figures are in no sum. */
  readonly excluded: number;
  /** Have reported without being expected; their figures are in the sums. */
  readonly unexpected: number;
}

/**
 * Reports that may be added up, with who is missing among them: organs of one level, or governments of one level.
 * Never both, because a government's report is the sum of its organs' reports and of the governments below it.
 */
export interface RollupGroup {
  readonly of: 'governments' | 'organs';
  readonly level: OrganisationLevel;
  /** The government in whose summary these are to be found; null where the register does not say, or in sums of several. */
  readonly government: string | null;
  /** The government itself, where the group is one government alone. */
  readonly unit: string | null;
  readonly coverage: CoverageCounts;
  /** Who is expected and has not reported, by id; empty in sums of several regions. */
  readonly missing: readonly string[];
  readonly sums: readonly FormSum[];
}

/** What may be added up of several groups: organs of each level, governments of each level. */
export function addGroups(groups: readonly RollupGroup[]): readonly RollupGroup[] {
  const alike = Map.groupBy(groups, ({ of, level }) => `${of} ${level}`);
  return [...alike]
    .toSorted(([a], [b]) => (a < b ? -1 : 1))
    .flatMap(([, own]) => {
      const [first] = own;
      if (first === undefined) return [];
      const { of, level } = first;
      const coverage = addCoverage(own.map((group) => group.coverage));
      const sums = addSums(own.flatMap((group) => group.sums));
      return [{ of, level, government: null, unit: null, coverage, missing: [], sums }];
    });
}

const NOBODY: CoverageCounts = {
  expected: 0,
  reported: 0,
  on_time: 0,
  late: 0,
  no_deadline: 0,
  imported: 0,
  withdrawn: 0,
  excluded: 0,
  unexpected: 0,
};

/** The coverage of several groups of different organisations. */
export function addCoverage(counts: readonly CoverageCounts[]): CoverageCounts {
  return counts.reduce(
    (a, b) => ({
      expected: a.expected + b.expected,
      reported: a.reported + b.reported,
      on_time: a.on_time + b.on_time,
      late: a.late + b.late,
      no_deadline: a.no_deadline + b.no_deadline,
      imported: a.imported + b.imported,
      withdrawn: a.withdrawn + b.withdrawn,
      excluded: a.excluded + b.excluded,
      unexpected: a.unexpected + b.unexpected,
    }),
    NOBODY,
  );
}
