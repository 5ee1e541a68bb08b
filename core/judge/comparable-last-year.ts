import type { CanonicalReport } from '../forms/canonical-report.ts';
import { formById } from '../forms/form.ts';
import type { ReportInContext } from './rule.ts';
import { valueOf } from './value-of.ts';

/** Last year's report as numbers by item code. */
export interface LastYear {
  readonly report: CanonicalReport;
  /** Undefined where its form has no such item, or the cell no number. */
  value(code: string): number | undefined;
}

/**
 * The report of the year before, where the organisation is still the same body: a register row that begins in the
 * year, or that has moved under another parent, has no comparable past. A new name alone changes nothing.
 */
export function comparableLastYear({ year, neighbours }: ReportInContext): LastYear | undefined {
  const { organisation, formerOrganisation, lastYear } = neighbours;
  if (!organisation || !lastYear || lastYear.year !== year - 1) return undefined;
  if (organisation.validFrom > `${year - 1}-12-31`) return undefined;
  if (formerOrganisation && formerOrganisation.parent !== organisation.parent) return undefined;
  const cells = { form: formById(lastYear.form), values: lastYear.values };
  return { report: lastYear, value: (code) => valueOf(cells, code) };
}
