import type { Place } from '../../findings/finding.ts';
import { draftPlace } from '../draft-place.ts';
import type { Subject } from '../rule.ts';
import type { Quotation } from './narrative.ts';

/** The place of a quotation: its section's cell in the file, showing the sentence; nowhere when there is no cell. */
export function narrativePlace({ draft }: Subject, quotation: Quotation): readonly Place[] {
  const cell = draft.texts.get(quotation.section);
  return cell ? [draftPlace({ ...cell, text: quotation.sentence })] : [];
}

/** The statutory number of a quotation's section, for its sentence in a finding. */
export function sectionWords({ section }: Quotation): {
  readonly section: string;
  readonly sectionEn: string;
} {
  return section === 'section_1' ? { section: '一', sectionEn: '1' } : { section: '六', sectionEn: '6' };
}
