import type { CanonicalReport, CellStatus } from '../forms/canonical-report.ts';
import { formById } from '../forms/form.ts';

/** One value of one state; `absent` where that state has no such cell or text at all. */
export interface HistoricValue {
  readonly value: string | null;
  readonly status: CellStatus | 'absent';
  /** What was printed, where it is not the value itself. */
  readonly raw?: string;
}

/** One value that two states of a report have differently. */
export interface ValueChange {
  /**
   * An item's code; or `section_1`, `section_5`, `section_6`, `explain:{rule}`, `source_url`, `source_sha256`,
   * `retrieved_at`, `extra:{label}`.
   */
  readonly code: string;
  readonly old: HistoricValue;
  readonly new: HistoricValue;
}

const ABSENT: HistoricValue = { value: null, status: 'absent' };

/** What differs between two states of a report, value by value: items in the order of the forms, then texts. */
export function compareStates(old: CanonicalReport, now: CanonicalReport): readonly ValueChange[] {
  const [before, after] = [valuesOf(old), valuesOf(now)];
  const codes = new Set([...before.keys(), ...after.keys()]);
  return [...codes].flatMap((code) => {
    const change = { code, old: before.get(code) ?? ABSENT, new: after.get(code) ?? ABSENT };
    return isSame(change.old, change.new) ? [] : [change];
  });
}

function isSame(a: HistoricValue, b: HistoricValue): boolean {
  return a.value === b.value && a.status === b.status && a.raw === b.raw;
}

function valuesOf(report: CanonicalReport): ReadonlyMap<string, HistoricValue> {
  const cells = formById(report.form).items.map(({ code }, position): [string, HistoricValue] => {
    const { status = 'reported', raw } = report.marks[code] ?? {};
    return [code, { value: report.values[position] ?? null, status, ...(raw !== undefined && { raw }) }];
  });
  const texts = textsOf(report).flatMap(([code, text]): [string, HistoricValue][] =>
    text === undefined ? [] : [[code, { value: text, status: 'reported' }]],
  );
  return new Map([...cells, ...texts]);
}

function textsOf(report: CanonicalReport): readonly (readonly [code: string, text: string | undefined])[] {
  const { sections, explanations, provenance, extras = [] } = report;
  return [
    ['section_1', sections.one],
    ['section_5', sections.five],
    ['section_6', sections.six],
    ...Object.entries(explanations).map(([rule, text]) => [`explain:${rule}`, text] as const),
    ['source_url', provenance?.sourceUrl],
    ['source_sha256', provenance?.sourceSha256],
    ['retrieved_at', provenance?.retrievedAt],
    ...[...Map.groupBy(extras, ({ label }) => label)].map(
      ([label, same]) => [`extra:${label}`, same.map(({ raw }) => raw).join('\n')] as const,
    ),
  ];
}
