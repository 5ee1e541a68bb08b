import assert from 'node:assert/strict';
import { dirname } from 'node:path';
import { test } from 'node:test';
import { loadEngine } from '../../scripts/cases/engine.ts';
import { judgeArchive } from '../../scripts/cases/judge-archive.ts';
import { measurePrecision } from '../../scripts/cases/measure-precision.ts';

test('the archive: every finding of a rule in a case is named by its notes, and every named one is found', async () => {
  const archive = await judgeArchive(await loadEngine(dirname(dirname(import.meta.dirname))));
  const measured = measurePrecision(archive);
  assert.ok(measured.some(({ code }) => code === 'N-PARTS'));
  for (const { code, named, found, recall } of measured) {
    assert.equal(named, found, code);
    assert.equal(recall, `${named}/${named}`, code);
  }
});

test('precision falls with a finding that no note names', () => {
  const one = measurePrecision(new Map([['zj-jiaxing-2024', ['N-DISPUTES']]])).find(
    ({ code }) => code === 'N-DISPUTES',
  );
  assert.deepEqual([one?.named, one?.found, one?.recall], [0, 1, '0/0']);
});
