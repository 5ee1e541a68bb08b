import assert from 'node:assert/strict';
import { test } from 'node:test';
import { OPEN_FINDING_CODES } from '../../../core/judge/open-finding-codes.ts';
import { RULES } from '../../../core/judge/rules/index.ts';

test('whatever depends on other reports can be open, and nothing that is said of a file or a row', () => {
  const ofContext = RULES.filter(({ depends }) => depends === 'context').map(({ code }) => code);
  assert.deepEqual(
    ofContext.filter((code) => !OPEN_FINDING_CODES.includes(code)),
    [],
  );
  for (const code of ['row-width', 'unknown-organisation', 'likely-cell', 'personal-id'] as const)
    assert.ok(!OPEN_FINDING_CODES.includes(code), code);
});
