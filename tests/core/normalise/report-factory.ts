import { reportIdOf, type CanonicalReport } from '../../../core/forms/canonical-report.ts';
import { formOfYear } from '../../../core/forms/form.ts';

/** What a report is about, and those of its cells that the test is about; all others are 0. */
export interface NamedReport extends Partial<Omit<CanonicalReport, 'values' | 'form' | 'reportId'>> {
  readonly cells?: Readonly<Record<string, string | null>>;
}

/** A report on the form of its year. */
export function someReport({
  cells = {},
  orgId = '419001-gov-office',
  year = 2021,
  ...named
}: NamedReport = {}): CanonicalReport {
  const form = formOfYear(year);
  if (form === undefined) throw new Error(`no form for ${year}`);
  return {
    reportId: reportIdOf(orgId, year),
    orgId,
    year,
    form: form.id,
    values: form.items.map(({ code }) => (code in cells ? (cells[code] ?? null) : '0')),
    marks: {},
    sections: {},
    explanations: {},
    ...named,
  };
}
