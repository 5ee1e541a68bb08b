import assert from 'node:assert/strict';
import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, it } from 'node:test';
import { CATALOGUE } from '../../../core/findings/catalogue.ts';
import { FORMS } from '../../../core/forms/form.ts';
import { judgeUpload } from '../../../core/index.ts';
import { READING_PROBLEMS, RULE_BOOK } from '../../../core/judge/rule-book.ts';
import type { RuleExample } from '../../../core/judge/rule-book/rule-entry.ts';
import { RULES } from '../../../core/judge/rules/index.ts';
import { renderRules } from '../../../core/publish/render-rules.ts';
import { exampleContext, exampleFile } from '../../../scripts/cases/example-file.ts';
import { renderRulesPage } from '../../../scripts/cases/render-rules-page.ts';

const ROOT = join(import.meta.dirname, '../../..');
const IDS = RULE_BOOK.map(({ id }) => id);
/** Judged while cells are typed, by kind, and not in a file of their own. */
const BY_KIND = ['CELL-BLANK', 'CELL-INT', 'CELL-TYPE'];
/** Limits of reading that are known only once a report is put together. */
const LIMITS = ['field-too-long', 'texts-too-long'];

describe('the rule book, the code, the docs and the samples say the same', () => {
  it('has every code of the catalogue once, as a rule or as a reading problem', () => {
    assert.deepEqual([...IDS, ...READING_PROBLEMS].toSorted(), Object.keys(CATALOGUE).toSorted());
  });

  it('has every rule that runs', () => {
    assert.deepEqual(
      IDS.filter((id) => !BY_KIND.includes(id)).toSorted(),
      RULES.map(({ code }) => code)
        .filter((code) => !LIMITS.includes(code))
        .toSorted(),
    );
  });

  it('has a file, a test and a sample for every rule', () => {
    for (const id of IDS) {
      const name = id.toLowerCase();
      const isByKind = BY_KIND.includes(id);
      assert.ok(isByKind || existsSync(join(ROOT, `core/judge/rules/${name}.ts`)), `rule file of ${id}`);
      assert.ok(
        isByKind || existsSync(join(ROOT, `tests/core/judge/rules/${name}.test.ts`)),
        `test of ${id}`,
      );
      const sample = readFileSync(join(ROOT, `data-samples/rules/${id}.csv`));
      const failing = RULE_BOOK.find((entry) => entry.id === id)?.failing ?? {};
      assert.deepEqual(new Uint8Array(sample), exampleFile(failing), `sample of ${id}`);
    }
  });

  it('has no rule file, test or sample without a rule', () => {
    const names = new Set([...IDS, ...LIMITS].map((id) => id.toLowerCase()));
    for (const file of readdirSync(join(ROOT, 'core/judge/rules')).filter((one) => one !== 'index.ts'))
      assert.ok(names.has(file.replace('.ts', '')), file);
    for (const file of readdirSync(join(ROOT, 'data-samples/rules')))
      assert.ok(names.has(file.replace('.csv', '').toLowerCase()), file);
  });

  it('is what docs/rules.md says', () => {
    assert.equal(readFileSync(join(ROOT, 'docs/rules.md'), 'utf8'), renderRulesPage());
  });

  it('is what rules.json says, with the severity and the sentences of the catalogue', () => {
    const { rules } = JSON.parse(renderRules()) as { readonly rules: readonly { readonly id: string }[] };
    assert.deepEqual(
      rules.map(({ id }) => id),
      IDS,
    );
  });

  it('names operands that the forms have', () => {
    const codes = FORMS.flatMap(({ items }) => items.map(({ code }) => code));
    for (const { id, operands } of RULE_BOOK)
      for (const operand of operands) {
        const pattern = new RegExp(`^${operand.replaceAll('*', '.*')}$`);
        assert.ok(
          codes.some((code) => pattern.test(code)),
          `${id}: ${operand}`,
        );
      }
  });
});

describe('examples', () => {
  for (const { id, passing, failing, forms } of RULE_BOOK) {
    it(`${id} passes its passing example and finds its failing one`, () => {
      assert.ok(!codesOf(passing).includes(id), `passing: ${codesOf(passing).join(', ')}`);
      assert.ok(codesOf(failing).includes(id), `failing: ${codesOf(failing).join(', ')}`);
      assert.ok(forms.length > 0);
    });
  }
});

function codesOf(example: RuleExample): readonly string[] {
  const { receipt } = judgeUpload(exampleFile(example), exampleContext(example));
  return [...new Set(receipt.findings.map(({ code }) => code))];
}
