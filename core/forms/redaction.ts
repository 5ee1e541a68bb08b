import type { CanonicalReport } from './canonical-report.ts';

/** What stands in place of a text out of which personal data had to be taken; in every stored form. */
export const TOMBSTONE = '〔个人信息已遮盖 · personal data redacted〕';

/** The texts of a report that can be taken down, by the columns in which they are uploaded. */
export const REDACTABLE = /^(?:section_[156]|correction_reason|explain:[A-Z][A-Z0-9]*-[A-Z0-9]+)$/;

const SECTIONS = { section_1: 'one', section_5: 'five', section_6: 'six' } as const;

/** The report with the tombstone in place of these texts; one that is not there stays away. */
export function redactTexts<Report extends CanonicalReport>(
  report: Report,
  fields: readonly string[],
): Report {
  return fields.reduce<Report>(redactText, report);
}

/** The text of a report in such a place; undefined where it has none. */
export function textAt(report: CanonicalReport, field: string): string | undefined {
  if (field === 'correction_reason') return report.correctionReason;
  if (field.startsWith('explain:')) return report.explanations[field.slice('explain:'.length)];
  const section = sectionOf(field);
  return section === undefined ? undefined : report.sections[section];
}

function redactText<Report extends CanonicalReport>(report: Report, field: string): Report {
  if (field === 'correction_reason')
    return report.correctionReason === undefined ? report : { ...report, correctionReason: TOMBSTONE };
  const rule = field.startsWith('explain:') ? field.slice('explain:'.length) : undefined;
  if (rule !== undefined) {
    if (report.explanations[rule] === undefined) return report;
    return { ...report, explanations: { ...report.explanations, [rule]: TOMBSTONE } };
  }
  const section = sectionOf(field);
  if (section === undefined || report.sections[section] === undefined) return report;
  return { ...report, sections: { ...report.sections, [section]: TOMBSTONE } };
}

function sectionOf(field: string): 'one' | 'five' | 'six' | undefined {
  return Object.hasOwn(SECTIONS, field) ? SECTIONS[field as keyof typeof SECTIONS] : undefined; // its own key
}
