import type { Observation } from '../findings/describe.ts';
import { type CanonicalReport, reportIdOf } from '../forms/canonical-report.ts';
import { contextFindings } from './context-findings.ts';
import type { Subject } from './rule.ts';

/**
 * What the reports before it say of a judged report: open findings as of now, none of which rejects. Nothing is said
 * of a report without a year or an organisation.
 */
export function judgeInContext(
  { orgId, year, form, values, organisation, context, draft, place }: Subject,
  earlier: (reportId: string) => CanonicalReport | undefined,
): readonly Observation[] {
  if (orgId === undefined || year === undefined) return [];
  const section = (name: 'section_1' | 'section_5') => draft.texts.get(name)?.text ?? '';
  return contextFindings({
    orgId,
    year,
    form,
    values,
    sections: { one: section('section_1'), five: section('section_5') },
    neighbours: {
      organisation,
      formerOrganisation: context.formerOrganisations?.get(orgId),
      lastYear: earlier(reportIdOf(orgId, year - 1)),
    },
    place,
  }).observations;
}
