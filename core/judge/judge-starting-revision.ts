import type { Observation } from '../findings/describe.ts';
import type { JudgeContext } from './context.ts';
import { draftPlace } from './draft-place.ts';
import type { Subject } from './rule.ts';

/**
 * A correction that started from another revision than the one that stands: somebody has corrected the report
 * meanwhile, and what they wrote would be lost unseen. Depends on what came before, so it never rejects.
 */
export function judgeStartingRevision(
  { draft: { basedOnRevision: cell }, orgId, year }: Subject,
  { revisions }: Pick<JudgeContext, 'revisions'>,
): readonly Observation[] {
  const current = revisions?.get(`${orgId}.${year}`);
  if (cell === undefined || current === undefined) return [];
  const based = cell.text.trim();
  if (!/^[1-9][0-9]{0,5}$/.test(based) || Number(based) === current) return [];
  return [
    {
      code: 'based-on-other-revision',
      at: [draftPlace(cell)],
      expected: String(current),
      actual: based,
    },
  ];
}
