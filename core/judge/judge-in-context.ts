import type { Observation } from '../findings/describe.ts';
import type { CanonicalReport } from '../forms/canonical-report.ts';
import { contextFindings } from './context-findings.ts';
import { neighboursOf } from './neighbours-of.ts';
import type { Predecessors } from './predecessors.ts';
import type { Subject } from './rule.ts';

const NOBODY: Predecessors = new Map();

/**
 * What the reports before it say of a judged report: open findings as of now, none of which rejects, and the
 * same ones that are published while nothing around it changes. Nothing is said
 * of a report without a year or an organisation.
 */
export function judgeInContext(
  subject: Subject,
  earlier: (reportId: string) => CanonicalReport | undefined,
): readonly Observation[] {
  const { orgId, year, form, context, draft } = subject;
  if (orgId === undefined || year === undefined) return [];
  const { organisations: register, predecessors = NOBODY } = context;
  const neighbours = neighboursOf({ orgId, year }, { register, predecessors, reportOf: earlier });
  // Every rule compares with last year: without it none can be assessed.
  if (neighbours.lastYear === undefined) return [];
  const section = (name: 'section_1' | 'section_5') => draft.texts.get(name)?.text ?? '';
  return contextFindings({
    orgId,
    year,
    form,
    values: subject.values,
    sections: { one: section('section_1'), five: section('section_5') },
    neighbours: { ...neighbours, formerOrganisation: context.formerOrganisations?.get(orgId) },
    place: (position) => subject.place(position),
  }).observations;
}
