import type { CanonicalReport } from '../forms/canonical-report.ts';
import { reportIdOf } from '../forms/canonical-report.ts';
import { contextFindings } from './context-findings.ts';
import type { JudgedReport } from './judge-report.ts';

/** A report judged, with what the reports before it say of it. Nothing is added to one without a year or an organ. */
export function judgeInContext(
  judged: JudgedReport,
  earlier: (reportId: string) => CanonicalReport | undefined,
): JudgedReport {
  const { orgId, year, form, values, organisation, context, draft, place } = judged.subject;
  const { reportId } = judged;
  if (orgId === undefined || year === undefined || reportId === undefined) return judged;
  const section = (name: 'section_1' | 'section_5') => draft.texts.get(name)?.text ?? '';
  const { observations } = contextFindings({
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
  });
  if (observations.length === 0) return judged;
  const named = observations.map((seen) => ({ ...seen, reportId }));
  return { ...judged, observations: [...judged.observations, ...named] };
}
