import type { CanonicalReport } from '../forms/canonical-report.ts';
import { formById } from '../forms/form.ts';

/** One value that two states of a report have differently; undefined where a state lacks it, null where it is blank. */
export interface Difference {
  /** An item's code, or `section_1`, `section_5`, `section_6`, `correction_reason`, `based_on_revision`, `withdrawn`, `explain:{rule}`. */
  readonly code: string;
  readonly old: string | null | undefined;
  readonly new: string | null | undefined;
}

/** What differs between two reports, value by value, in the order of the forms, texts last. */
export function compareReports(old: CanonicalReport, now: CanonicalReport): readonly Difference[] {
  const [before, after] = [valuesOf(old), valuesOf(now)];
  const codes = new Set([...before.keys(), ...after.keys()]);
  return [...codes]
    .map((code) => ({ code, old: before.get(code), new: after.get(code) }))
    .filter((one) => one.old !== one.new);
}

function valuesOf(report: CanonicalReport): ReadonlyMap<string, string | null> {
  const { one, five, six } = report.sections;
  const texts = {
    section_1: one,
    section_5: five,
    section_6: six,
    correction_reason: report.correctionReason,
    based_on_revision: report.basedOnRevision?.toString(),
    withdrawn: report.withdrawn && '是',
    ...Object.fromEntries(
      Object.entries(report.explanations).map(([rule, text]) => [`explain:${rule}`, text]),
    ),
  };
  return new Map([
    ...formById(report.form).items.map(
      ({ code }, position) => [code, report.values[position] ?? null] as const,
    ),
    ...Object.entries(texts).flatMap(([code, text]) => (text === undefined ? [] : [[code, text] as const])),
  ]);
}
