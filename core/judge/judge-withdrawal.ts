import type { Observation } from '../findings/describe.ts';
import { formOfYear, FORM_2021 } from '../forms/form.ts';
import type { DraftReport } from '../intake/draft.ts';
import { draftPlace } from './draft-place.ts';

/** What is read of a withdrawal, where figures are no longer of interest. */
const OF_FIGURES: readonly Observation['code'][] = [
  'missing-row',
  'missing-column',
  'missing-item',
  'section-missing',
  'section-blank',
  'table-header',
  'stray-cell',
];

/**
 * What reading a withdrawal saw that still counts: who, when and why, not its figures. Figures that stand in it are
 * named, because they are not taken.
 */
export function withdrawalObservations(draft: DraftReport, year: number | undefined): readonly Observation[] {
  const form = (year === undefined ? undefined : formOfYear(year)) ?? FORM_2021;
  const filled = form.items.flatMap(({ code }) => {
    const cell = draft.cell(code);
    return cell && cell.text.trim() !== '' ? [cell] : [];
  });
  const [first] = filled;
  const kept = draft.observations.filter(({ code }) => !OF_FIGURES.includes(code));
  if (first === undefined) return kept;
  const facts = { count: String(filled.length) };
  return [...kept, { code: 'withdrawal-with-figures', at: [draftPlace(first)], facts }];
}
