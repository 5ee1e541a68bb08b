import type { Organisation } from '../../datasets/organisation.ts';
import { draftPlace } from '../draft-place.ts';
import type { FileRule } from '../rule.ts';

/** A sender's file speaks of itself and of organisations below it; an operator's of any. */
export const SENDER_NOT_ALLOWED: FileRule = {
  code: 'sender-not-allowed',
  depends: 'file',
  check: ({ draft, orgId, organisation, context }) => {
    const { sender } = context.upload;
    if (sender === undefined || orgId === undefined || !organisation) return [];
    if (lineOf(organisation, context.organisations).includes(sender)) return [];
    return [{ code: 'sender-not-allowed', at: [draftPlace(draft.orgId)], facts: { sender, name: orgId } }];
  },
};

/** The organisation and all above it; a ring in the register ends the walk. */
function lineOf(organisation: Organisation, register: ReadonlyMap<string, Organisation>): readonly string[] {
  const line: string[] = [];
  let next: Organisation | undefined = organisation;
  while (next && !line.includes(next.orgId)) {
    line.push(next.orgId);
    next = next.parent === undefined ? undefined : register.get(next.parent);
  }
  return line;
}
