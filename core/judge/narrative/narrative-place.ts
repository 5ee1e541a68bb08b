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
export function sectionName({ section }: Quotation): string {
  return section === 'section_1' ? '一' : '六';
}
