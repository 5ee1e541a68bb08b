import { RULE_BOOK } from '../../core/judge/rule-book.ts';
import { CASE_EXPECTATIONS } from '../../tests/golden/case-expectations.ts';
import type { ArchiveJudgement } from './judge-archive.ts';

/** How a rule did on the cases: of its findings, those that the notes name; and how many of those named it found. */
export interface Precision {
  readonly code: string;
  readonly named: number;
  readonly found: number;
  readonly recall: string;
}

/** Measures every rule that found something in a case, or should have. */
export function measurePrecision(judged: ArchiveJudgement): readonly Precision[] {
  return RULE_BOOK.map(({ id }) => id as string).flatMap((code): Precision[] => {
    const cases = Object.entries(CASE_EXPECTATIONS);
    const found = cases.filter(([name]) => judged.get(name)?.includes(code) ?? false);
    const expected = cases.filter(([, { named }]) => named.includes(code));
    const right = found.filter(([, { named }]) => named.includes(code));
    if (found.length + expected.length === 0) return [];
    return [{ code, named: right.length, found: found.length, recall: `${right.length}/${expected.length}` }];
  });
}
