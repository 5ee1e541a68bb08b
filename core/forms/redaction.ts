import type { CanonicalReport } from './canonical-report.ts';

/** What stands in place of a text out of which personal data had to be taken; in every stored form. */
export const TOMBSTONE = '〔个人信息已遮盖 · personal data redacted〕';

/**
 * The texts of a report that can be taken down, by the columns in which they are uploaded; of an imported one also what
 * was printed in a cell, by its item, and a cell beyond the form, counted from 1 in the file's order.
 */
export const REDACTABLE =
  /^(?:section_[156]|correction_reason|explain:[A-Z][A-Z0-9]*-[A-Z0-9]+|raw:t[0-9]_[a-z0-9_]{1,80}|extra:[1-9][0-9]{0,4})$/;

/** The report with the tombstone in place of these texts; one that is not there stays away. */
export function redactTexts<Report extends CanonicalReport>(
  report: Report,
  fields: readonly string[],
): Report {
  return fields.reduce<Report>(redactText, report);
}

/** The texts of a report in such a place: of a cell beyond the form its label and what it holds; none where it has none. */
export function textsAt(report: CanonicalReport, field: string): readonly string[] {
  const { kind, name } = placeOf(field);
  return PARTS[kind].texts(report, name).filter((text) => text !== undefined);
}

/** What such a place is called: `explain:X-CARRY` is the explanation named `X-CARRY`. */
export function placeOf(field: string): { readonly kind: keyof typeof PARTS; readonly name: string } {
  const [, kind, name = ''] = /^(explain|raw|extra):(.*)$/.exec(field) ?? [];
  if (kind !== undefined) return { kind: kind as 'explain' | 'raw' | 'extra', name }; // by the pattern
  return field === 'correction_reason' ? { kind: 'reason', name: '' } : { kind: 'section', name: field };
}

const SECTIONS: ReadonlyMap<string, 'one' | 'five' | 'six'> = new Map([
  ['section_1', 'one'],
  ['section_5', 'five'],
  ['section_6', 'six'],
]);

/** A kind of text: what it says, and the member in which it stands with the tombstone. */
interface Part {
  readonly texts: (report: CanonicalReport, name: string) => readonly (string | undefined)[];
  readonly redacted: (report: CanonicalReport, name: string) => Partial<CanonicalReport>;
}

const PARTS = {
  reason: {
    texts: ({ correctionReason }) => [correctionReason],
    redacted: () => ({ correctionReason: TOMBSTONE }),
  },
  explain: {
    texts: ({ explanations }, name) => [explanations[name]],
    redacted: ({ explanations }, name) => ({ explanations: { ...explanations, [name]: TOMBSTONE } }),
  },
  raw: {
    texts: ({ marks }, name) => [marks[name]?.raw],
    redacted: ({ marks }, name) => ({
      marks: { ...marks, [name]: { status: marks[name]?.status ?? 'reported', raw: TOMBSTONE } },
    }),
  },
  extra: {
    texts: ({ extras = [] }, name) => [extras[Number(name) - 1]].flatMap((one) => [one?.label, one?.raw]),
    redacted: ({ extras = [] }, name) => ({
      extras: extras.with(Number(name) - 1, { label: TOMBSTONE, raw: TOMBSTONE }),
    }),
  },
  section: {
    texts: ({ sections }, name) => [sectionIn(sections, name)],
    redacted: ({ sections }, name) => ({ sections: { ...sections, [SECTIONS.get(name) ?? '']: TOMBSTONE } }),
  },
} as const satisfies Readonly<Record<string, Part>>;

function sectionIn(sections: CanonicalReport['sections'], name: string): string | undefined {
  const section = SECTIONS.get(name);
  return section && sections[section];
}

function redactText<Report extends CanonicalReport>(report: Report, field: string): Report {
  if (textsAt(report, field).length === 0) return report;
  const { kind, name } = placeOf(field);
  return { ...report, ...PARTS[kind].redacted(report, name) };
}
