import { formById, formOfYear } from '../../forms/form.ts';
import type { FormId } from '../../forms/table-rows.ts';
import { exactSum } from '../../forms/series/exact-sum.ts';
import { seriesItem } from '../../forms/series/series-item.ts';
import { seriesValue } from '../../forms/series/series-value.ts';
import {
  addCounts,
  addValues,
  countsOf,
  type CellCounts,
  type FormSum,
} from '../../publish/rollup/form-sum.ts';
import { addCoverage, type CoverageCounts, type RollupGroup } from '../../publish/rollup/rollup-group.ts';
import type { RegionGroups } from './region-groups.ts';

/** What is added up, and by what it is kept apart. */
export interface SumQuestion {
  readonly of: RollupGroup['of'];
  readonly level: RollupGroup['level'] | undefined;
  readonly by: readonly ('region' | 'level' | 'year')[];
}

/** Reports that may be added up, added up; null where several years, regions or levels are in it. */
export interface SumRow {
  readonly year: number | null;
  readonly region: string | null;
  readonly of: RollupGroup['of'];
  readonly level: RollupGroup['level'] | null;
  readonly coverage: CoverageCounts;
  readonly missing: readonly string[];
  /** The year of the newest report in it, which decides the form of rates. */
  readonly newest: number;
  /** What is to be added up, and is of the cells alone that are asked for. */
  readonly sums: readonly FormSum[];
}

/**
 * The rows of a question, by year, region and level. Governments of two levels are never in one row, whatever was
 * asked for: the one's report contains the other's.
 */
export function sumRows(regions: readonly RegionGroups[], { of, level, by }: SumQuestion): readonly SumRow[] {
  const placed = regions.flatMap(({ year, region, groups }) =>
    groups
      .filter((group) => group.of === of && (level ?? group.level) === group.level)
      .map((group) => ({ year, region, group })),
  );
  const apart = (name: SumQuestion['by'][number]) =>
    by.includes(name) || (name === 'level' && of === 'governments');
  const keyed = Map.groupBy(placed, ({ year, region, group }) =>
    [apart('year') ? year : '', apart('region') ? region : '', apart('level') ? group.level : ''].join('.'),
  );
  return [...keyed]
    .toSorted(([a], [b]) => (a < b ? -1 : 1))
    .flatMap(([, own]): SumRow[] => {
      const [first] = own;
      if (first === undefined) return [];
      const groups = own.map(({ group }) => group);
      return [
        {
          year: apart('year') ? first.year : null,
          region: apart('region') ? first.region : null,
          of,
          level: apart('level') ? first.group.level : null,
          coverage: addCoverage(groups.map(({ coverage }) => coverage)),
          missing: groups.flatMap(({ missing }) => missing).toSorted(),
          newest: Math.max(...own.map(({ year }) => year)),
          sums: groups.flatMap(({ sums }) => sums),
        },
      ];
    });
}

/** One line of a row: the value, and of how many reports it is. */
export interface SumCell extends CellCounts {
  readonly code: string;
  /** A decimal string, exact; of a rate a percentage with two decimals. */
  readonly value: string | null;
  readonly status: 'sum' | 'derived' | 'not_applicable' | 'missing';
}

/**
 * A line of a row. Of a derived line `reported` counts the reports of its least complete item. Reports on another
 * form count where the line exists on it; in rates only those on the form of the newest year.
 */
export function sumCell(code: string, { sums, newest }: Pick<SumRow, 'sums' | 'newest'>): SumCell {
  const line = seriesItem(code);
  const own = line?.kind === 'rate' ? sums.filter(({ form }) => form === formOfYear(newest)?.id) : sums;
  const byForm = [...Map.groupBy(own, ({ form }) => form)].toSorted(([a], [b]) => (a < b ? -1 : 1));
  const parts = byForm.map(([form, of]) => partOf(code, form, of)).filter(({ how }) => how !== 'none');
  const counts = parts.reduce<CellCounts>((all, part) => addCounts(all, part.counts), NONE);
  const values = parts.flatMap(({ value }) => (value === null ? [] : [value]));
  const [first] = values;
  if (first === undefined) {
    const isEmpty = parts.some(({ status }) => status === 'not_applicable' && line?.kind === 'rate');
    return { code, value: null, status: isEmpty ? 'not_applicable' : 'missing', ...counts };
  }
  const value = values.length === 1 ? first : exactSum(values);
  return { code, value, status: line?.kind === 'item' ? 'sum' : 'derived', ...counts };
}

const NONE: CellCounts = { reported: 0, blank: 0, not_applicable: 0, text: 0, missing: 0 };

/** A line of sums on one form. */
function partOf(code: string, form: FormId, sums: readonly FormSum[]) {
  const { positionOf } = formById(form);
  const read: string[] = [];
  const cell = (item: string) => {
    const position = positionOf.get(item);
    if (position === undefined) return undefined;
    read.push(item);
    const value = sums.map(({ values }) => values[position] ?? null).reduce(addValues, null);
    return { value, status: value === null ? ('missing' as const) : ('reported' as const) };
  };
  const { value, status, how } = seriesValue(code, { form, cell });
  const reported = sums.reduce((all, { reports }) => all + reports, 0);
  const counts = read
    .map((item) => sums.map((sum) => countsOf(sum, item)).reduce(addCounts))
    .reduce(leastComplete, { ...NONE, reported });
  return { value, status, how, counts };
}

function leastComplete(a: CellCounts, b: CellCounts): CellCounts {
  return b.reported < a.reported ? b : a;
}
