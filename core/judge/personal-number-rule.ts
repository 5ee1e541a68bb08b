import { findPersonalNumbers, type PersonalNumberKind } from '../findings/personal-numbers.ts';
import { draftPlace, draftTexts, printedTexts } from './draft-place.ts';
import type { FileRule } from './rule.ts';

type PersonalNumberCode = 'personal-id' | 'bank-card' | 'mobile-number';

/** A rule that names each free text holding a personal number of one kind; what stands there is not repeated. */
export function personalNumberRule(code: PersonalNumberCode, kind: PersonalNumberKind): FileRule {
  return {
    code,
    depends: 'file',
    reads: 'free-texts',
    check: ({ draft, marks }) =>
      (draft.imported ? [...draftTexts(draft), ...printedTexts(draft, marks)] : draftTexts(draft))
        .filter((cell) => findPersonalNumbers(cell.text).some((found) => found.kind === kind))
        .map((cell) => ({ code, at: [draftPlace({ ...cell, text: '' })] })),
  };
}
