import { comparableLastYear } from '../comparable-last-year.ts';
import type { ContextRule, ReportInContext } from '../rule.ts';

const SHINGLE = 12;
const SHORTEST = 200;
const ALIKE = 0.9;

/** P-ALIKE: the sections 一 and 五 are not last year's over again (内容雷同), numbers and years apart. */
export const P_ALIKE: ContextRule = {
  code: 'P-ALIKE',
  depends: 'context',
  check: (report) => {
    const last = comparableLastYear(report);
    const [now, before] = [wordsOf(report.sections), wordsOf(last?.report.sections ?? {})];
    if (now.length < SHORTEST || before.length < SHORTEST) return 'not-assessable';
    const share = sharedPart(now, before);
    if (share < ALIKE) return [];
    const percent = String(Math.floor(share * 100));
    return [{ code: 'P-ALIKE', at: [], actual: percent, facts: { lastYear: String(report.year - 1) } }];
  },
};

function wordsOf({ one = '', five = '' }: ReportInContext['sections']): string {
  return (one + five).replace(/[^\p{Script=Han}]/gu, '');
}

/** The part of one text's twelve-character pieces that stand in the other. */
function sharedPart(text: string, other: string): number {
  const known = new Set<string>();
  for (let at = 0; at + SHINGLE <= other.length; at++) known.add(other.slice(at, at + SHINGLE));
  let shared = 0;
  for (let at = 0; at + SHINGLE <= text.length; at++) if (known.has(text.slice(at, at + SHINGLE))) shared++;
  return shared / (text.length - SHINGLE + 1);
}
