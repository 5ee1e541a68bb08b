import type { CanonicalReport } from '../../forms/canonical-report.ts';
import { formById, formOfYear } from '../../forms/form.ts';
import { APPLICANT_COLUMNS } from '../../forms/table-rows.ts';

/** This year's cells that begin where last year's end, with the cell of last year. */
const CARRIED: readonly (readonly [now: string, before: string])[] = [
  ...APPLICANT_COLUMNS.map(({ code }) => [`t3_carried_in__${code}`, `t3_carried_out__${code}`] as const),
  ['t2_regulations__in_force', 't2_regulations__in_force'],
  ['t2_normative_docs__in_force', 't2_normative_docs__in_force'],
];

/**
 * The cells of the next year's report that last year's fills in: requests carried over (上年结转), which have to be
 * equal, and documents in force (现行有效), which this year's changes are counted from. By item code.
 */
export function prefill(lastYear: CanonicalReport): Readonly<Record<string, string>> {
  const before = formById(lastYear.form);
  const now = formOfYear(lastYear.year + 1);
  return Object.fromEntries(
    CARRIED.flatMap(([code, source]) => {
      const value = lastYear.values[before.positionOf.get(source) ?? -1];
      return now?.positionOf.has(code) && typeof value === 'string' ? [[code, value]] : [];
    }),
  );
}
