import { CATALOGUE } from '../../core/findings/catalogue.ts';
import type { Severity } from '../../core/findings/finding.ts';
import { OPEN_FINDING_CODES } from '../../core/judge/open-finding-codes.ts';
import { CASE_EXPECTATIONS } from '../../tests/golden/case-expectations.ts';
import type { ArchiveJudgement } from './judge-archive.ts';

/** How a rule did on the cases: of its findings, those that the notes name; and how many of those named it found. */
export interface Precision {
  readonly code: string;
  readonly severity: Severity;
  readonly named: number;
  readonly found: number;
  readonly recall: string;
}

/** Measures every rule of reports' content on the cases; of one that none of them shows nothing was found and nothing named. */
export function measurePrecision(judged: ArchiveJudgement): readonly Precision[] {
  return OPEN_FINDING_CODES.map((code): Precision => {
    const cases = Object.entries(CASE_EXPECTATIONS);
    const found = cases.filter(([name]) => judged.get(name)?.includes(code) ?? false);
    const expected = cases.filter(([, { named }]) => named.includes(code));
    const right = found.filter(([, { named }]) => named.includes(code)).length;
    const { severity } = CATALOGUE[code];
    return { code, severity, named: right, found: found.length, recall: `${right}/${expected.length}` };
  });
}
