import { addCoverage } from '../../../core/publish/rollup/rollup-group.ts';
import { hasReported } from '../../../core/publish/rollup/unit-state.ts';
import type { ReportsFound } from '../../../core/query/answer-reports.ts';
import { COVERAGE_NOTES } from '../../../core/query/coverage-note.ts';
import type { QuestionTo } from '../../../core/query/question.ts';
import { inParallel } from '../../flows/in-parallel.ts';
import type { QueryPorts } from '../query-ports.ts';
import type { RegisterFilter } from '../register-filter.ts';
import { RollupReader } from './rollup-reader.ts';

const AT_ONCE = 8;

/** The list whose coverage is asked for. */
export interface AskedList {
  readonly asked: QuestionTo<'reports'>;
  readonly register: RegisterFilter;
  /** The regions that the list is about, where all of them are looked at for this page. */
  readonly wholeRegions: () => Promise<readonly string[] | undefined>;
}

/**
 * Who was to report of those that a list is about, by the published roll-ups: by level they are counted there, by kind
 * and parent each organisation that the roll-up of its region lists is looked up in the register.
 */
export async function listCoverage(
  { asked, register, wholeRegions }: AskedList,
  ports: Pick<QueryPorts, 'feed' | 'releasedRoot'>,
): Promise<ReportsFound['coverage']> {
  const { year, region, level } = asked;
  if ((asked.where ?? asked.finding) !== undefined) return COVERAGE_NOTES['selected-by-value'];
  const isByUnit = (asked.kind ?? asked.parent) !== undefined;
  const regions = isByUnit ? await wholeRegions() : [];
  if (regions === undefined) return COVERAGE_NOTES['goes-on'];
  const reader = new RollupReader(ports);
  const root = await reader.root();
  if (root === undefined) return COVERAGE_NOTES['not-published'];
  if (isByUnit) return unitCoverage({ year, regions, register }, { reader, root });
  const groups = (await reader.groups(root, [year], region)).flatMap((one) => one.groups);
  const wanted = groups.filter((group) => (level ?? group.level) === group.level);
  return wanted.length === 0
    ? COVERAGE_NOTES['not-published']
    : addCoverage(wanted.map(({ coverage }) => coverage));
}

type Root = NonNullable<Awaited<ReturnType<RollupReader['root']>>>;

async function unitCoverage(
  { year, regions, register }: { year: number; regions: readonly string[]; register: RegisterFilter },
  { reader, root }: { readonly reader: RollupReader; readonly root: Root },
): Promise<ReportsFound['coverage']> {
  const counted = await inParallel(regions, AT_ONCE, async (region) => {
    const listed = await reader.organisations(root, { year, region });
    if (listed === undefined) return undefined;
    const fits = await register.ofRegion(region);
    const expected = listed.filter((unit) => unit.expected === 'yes' && fits({ orgId: unit.org_id }));
    return { expected: expected.length, reported: expected.filter(hasReported).length };
  });
  const told = counted.filter((one) => one !== undefined);
  // Half a count would pass for a whole one.
  if (told.length < regions.length || regions.length === 0) return COVERAGE_NOTES['not-published'];
  return told.reduce((a, b) => ({ expected: a.expected + b.expected, reported: a.reported + b.reported }));
}
