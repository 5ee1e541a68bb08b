import { reportIdOf, type CanonicalReport } from '../forms/canonical-report.ts';
import type { DraftCell } from '../intake/draft.ts';
import type { Subject } from '../judge/rule.ts';

/** The canonical report of a subject that was accepted: it has an organisation, a year and every number. */
export function toReport(subject: Subject): CanonicalReport {
  const { orgId, year, form, values, draft } = subject;
  if (orgId === undefined || year === undefined)
    throw new Error('only an accepted report has a canonical form');
  const section = (name: 'section_1' | 'section_5' | 'section_6') => draft.texts.get(name)?.text.trim();
  const [one, five, six] = [section('section_1'), section('section_5'), section('section_6')];
  const reason = draft.texts.get('correction_reason')?.text.trim();
  return {
    reportId: reportIdOf(orgId, year),
    orgId,
    year,
    form: form.id,
    values,
    marks: {},
    sections: { ...(one && { one }), ...(five && { five }), ...(six && { six }) },
    ...(reason && { correctionReason: reason }),
    explanations: explanationsOf(draft.explanations),
  };
}

function explanationsOf(cells: ReadonlyMap<string, DraftCell>): Readonly<Record<string, string>> {
  const sorted = [...cells].toSorted(([a], [b]) => (a < b ? -1 : 1));
  return Object.fromEntries(sorted.map(([rule, cell]) => [rule, cell.text.trim()]));
}
