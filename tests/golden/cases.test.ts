import assert from 'node:assert/strict';
import { dirname } from 'node:path';
import { describe, it } from 'node:test';
import { judgeCase } from '../../scripts/cases/judge-case.ts';
import { loadEngine } from '../../scripts/cases/engine.ts';
import { caseNames } from '../../scripts/samples/case-file.ts';
import { CASE_EXPECTATIONS } from './case-expectations.ts';

const engine = await loadEngine(dirname(dirname(import.meta.dirname)));
/** Relations and heuristics: a finding of theirs that the notes don't name is a false one. */
const RELATION = /^(?:T[234]|X|O|N|F6|P)[0-9V]*-/;

describe('the findings of the real cases are those that their notes name', () => {
  it('knows every case', () => assert.deepEqual(Object.keys(CASE_EXPECTATIONS).toSorted(), caseNames()));

  for (const [name, { named, contradicted }] of Object.entries(CASE_EXPECTATIONS)) {
    it(name, async () => {
      const codes = await judgeCase(engine, name);
      for (const code of named)
        assert.ok(codes.includes(code), `${code} is named, found: ${codes.join(', ')}`);
      for (const code of contradicted) assert.ok(!codes.includes(code), `${code} is contradicted`);
      assert.deepEqual(
        codes.filter((code) => RELATION.test(code) && !named.includes(code)),
        [],
        'findings that no note names',
      );
    });
  }
});
