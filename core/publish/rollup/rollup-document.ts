import * as v from 'valibot';
import { ORGANISATION_LEVELS } from '../../datasets/organisation.ts';
import { CELL_STATUSES } from '../../forms/canonical-report.ts';
import { formById } from '../../forms/form.ts';
import { FEED_SCHEMA } from '../feed-schema.ts';
import type { CellCounts, FormSum } from './form-sum.ts';
import type { RollupGroup } from './rollup-group.ts';

const COUNT = v.pipe(v.number(), v.safeInteger(), v.minValue(0));

const SumSchema = v.strictObject({
  form: v.picklist(['2019', '2021']),
  reports: COUNT,
  imported: COUNT,
  /** In the form's order, parted by commas: empty is 0, `-` is no number. */
  values: v.string(),
  /** By code, in the order of `CELL_STATUSES`. */
  counts: v.record(v.string(), v.array(COUNT)),
});

const GroupSchema = v.strictObject({
  of: v.picklist(['governments', 'organs']),
  level: v.picklist(ORGANISATION_LEVELS),
  government: v.nullable(v.string()),
  unit: v.nullable(v.string()),
  coverage: v.strictObject({
    expected: COUNT,
    reported: COUNT,
    on_time: COUNT,
    late: COUNT,
    no_deadline: COUNT,
    imported: COUNT,
    withdrawn: COUNT,
    excluded: COUNT,
    unexpected: COUNT,
  }),
  missing: v.array(v.string()),
  sums: v.array(SumSchema),
});

const head = { schema: v.literal(FEED_SCHEMA), licence: v.string(), year: COUNT, version: COUNT };

/** The shapes of the roll-ups above a shard. */
export const ROLLUP_SCHEMA = {
  province: v.strictObject({
    ...head,
    province: v.string(),
    regions: v.array(v.strictObject({ region: v.string(), groups: v.array(GroupSchema) })),
  }),
  year: v.strictObject({
    ...head,
    provinces: v.array(v.strictObject({ province: v.string(), groups: v.array(GroupSchema) })),
  }),
} as const;

/** The roll-up of a province as it is written: a row a region. */
export type ProvinceRollupDocument = v.InferOutput<typeof ROLLUP_SCHEMA.province>;
/** The roll-up of a year as it is written: a row a province. */
export type YearRollupDocument = v.InferOutput<typeof ROLLUP_SCHEMA.year>;
/** A group as it is written. */
export type GroupDocument = v.InferOutput<typeof GroupSchema>;

/** A group as roll-ups hold it. */
export function writeGroup({
  of,
  level,
  government,
  unit,
  coverage,
  missing,
  sums,
}: RollupGroup): GroupDocument {
  return { of, level, government, unit, coverage, missing: [...missing], sums: sums.map(writeSum) };
}

function writeSum({ form, reports, imported, values, counts }: FormSum): GroupDocument['sums'][number] {
  return {
    form,
    reports,
    imported,
    values: values.map((value) => (value === '0' ? '' : (value ?? '-'))).join(','),
    counts: Object.fromEntries(
      Object.entries(counts).map(([code, own]) => [code, CELL_STATUSES.map((status) => own[status])]),
    ),
  };
}

/** The group that was written so. */
export function readGroup(group: GroupDocument): RollupGroup {
  return { ...group, sums: group.sums.map(readSum) };
}

function readSum({ values, counts, ...sum }: GroupDocument['sums'][number]): FormSum {
  const read = values.split(',').map((text) => (text === '' ? '0' : text === '-' ? null : text));
  if (read.length !== formById(sum.form).items.length) throw new Error('a sum has other cells than its form');
  return {
    ...sum,
    values: read,
    counts: Object.fromEntries(Object.entries(counts).map(([code, own]) => [code, readCounts(own)])),
  };
}

function readCounts([
  reported = 0,
  blank = 0,
  not_applicable = 0,
  text = 0,
  missing = 0,
]: readonly number[]): CellCounts {
  return { reported, blank, not_applicable, text, missing };
}
