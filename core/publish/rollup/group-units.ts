import type { Organisation } from '../../datasets/organisation.ts';
import type { PublishedReport } from '../published-report.ts';
import { addSums, sumOfReport } from './form-sum.ts';
import type { CoverageCounts, RollupGroup } from './rollup-group.ts';
import { hasReported, type UnitState } from './unit-state.ts';

/** A region's organisations in their groups: each government alone, organs by level and by the government above them. */
export function groupUnits(
  states: readonly UnitState[],
  reports: ReadonlyMap<string, PublishedReport>,
  register: readonly Organisation[],
): readonly RollupGroup[] {
  const known = new Map(register.map((row) => [row.orgId, row]));
  const placed = states.map((state) => ({ state, government: governmentAbove(state.organisation, known) }));
  const groups = Map.groupBy(placed, ({ state, government }) =>
    [state.of, state.level, government ?? '', unitOf(state) ?? ''].join(' '),
  );
  return [...groups]
    .toSorted(([a], [b]) => (a < b ? -1 : 1))
    .flatMap(([, own]) => {
      const [first] = own;
      if (first === undefined) return [];
      const { state, government } = first;
      const units = own.map((one) => one.state);
      return [{ of: state.of, level: state.level, government, unit: unitOf(state), ...tell(units, reports) }];
    });
}

function unitOf({ of, organisation }: UnitState): string | null {
  return of === 'governments' ? organisation.orgId : null;
}

function tell(units: readonly UnitState[], reports: ReadonlyMap<string, PublishedReport>) {
  const missing = units.filter((unit) => unit.expected === 'yes' && !hasReported(unit));
  const summed = units.filter((unit) => unit.expected !== 'excluded' && hasReported(unit));
  return {
    coverage: countUnits(units),
    missing: missing.map(({ organisation }) => organisation.orgId),
    sums: addSums(summed.flatMap(({ organisation }) => sumOf(reports.get(organisation.orgId)))),
  };
}

function sumOf(report: PublishedReport | undefined) {
  return report === undefined ? [] : [sumOfReport(report)];
}

function countUnits(units: readonly UnitState[]): CoverageCounts {
  const expected = units.filter((unit) => unit.expected === 'yes');
  const stands = (report: UnitState['report']) => expected.filter((unit) => unit.report === report).length;
  return {
    expected: expected.length,
    reported: expected.filter(hasReported).length,
    on_time: stands('on-time'),
    late: stands('late'),
    no_deadline: stands('no-deadline'),
    imported: stands('imported'),
    withdrawn: stands('withdrawn'),
    excluded: units.filter((unit) => unit.expected === 'excluded').length,
    unexpected: units.filter((unit) => unit.expected === 'no' && hasReported(unit)).length,
  };
}

/** The register has five levels; more steps than these go round in a circle. */
const MOST_STEPS = 8;

/**
 * The government in whose summary an organisation's figures are to be found: the nearest one above it. Parents
 * outside the region are not looked up: the parent that a government names is taken for a government, and an organ
 * whose parents lead out of the region belongs to the region's only government.
 */
function governmentAbove(row: Organisation, known: ReadonlyMap<string, Organisation>): string | null {
  let id = row.parent;
  for (let step = 0; step < MOST_STEPS && id !== undefined; step++) {
    const parent = known.get(id);
    if (parent?.kind === 'government' || (parent === undefined && row.kind === 'government')) return id;
    id = parent?.parent;
  }
  return row.kind === 'government' ? null : onlyGovernment(known);
}

function onlyGovernment(known: ReadonlyMap<string, Organisation>): string | null {
  const governments = [...known.values()].filter(({ kind }) => kind === 'government');
  return governments.length === 1 ? (governments[0]?.orgId ?? null) : null;
}
