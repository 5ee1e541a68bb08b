import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import type { FindingCode } from '../../../../core/findings/catalogue.ts';
import type { Finding } from '../../../../core/findings/finding.ts';
import { judgeUpload, type JudgeContext } from '../../../../core/index.ts';
import type { RuleExample } from '../../../../core/judge/rule-book/rule-entry.ts';
import { exampleContext, exampleFile } from '../../../../scripts/cases/example-file.ts';

/** One case of a rule: what it shows, the report, what the rule says of it (`told`), the register if it matters. */
export type RuleCase = readonly [
  what: string,
  example: RuleExample,
  told: readonly string[],
  context?: Partial<JudgeContext>,
];

/**
 * Judges each report whole and holds the findings of one rule to what the case says: actual and expected where the
 * finding has both, else the place.
 */
export function ruleCases(code: FindingCode, cases: readonly RuleCase[]): void {
  describe(code, () => {
    for (const [what, example, told, context] of cases) {
      it(what, () => {
        const { receipt } = judgeUpload(exampleFile(example), { ...exampleContext(example), ...context });
        const found = receipt.findings.filter((finding) => finding.code === code);
        assert.deepEqual(found.map(tell), told);
        for (const { message, fix } of found)
          for (const text of [message.zh, message.en, fix.zh, fix.en])
            assert.doesNotMatch(text, /[{}]|undefined/);
      });
    }
  });
}

function tell({ actual, expected, at }: Finding): string {
  const [first] = at;
  if (actual === undefined) return first?.code ?? first?.value ?? '';
  return expected === undefined ? actual : `${actual} for ${expected}`;
}
