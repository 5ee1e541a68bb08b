import assert from 'node:assert/strict';
import { test } from 'node:test';
import { STATUS_WORDS } from '../../../core/findings/status-words.ts';

for (const [status, words] of Object.entries(STATUS_WORDS)) {
  test(`${status} is told in both languages: what, what became of it, what to do`, () => {
    for (const { zh, en } of Object.values(words)) {
      assert.match(zh, /^[^a-z]*(?:CSV)?[^a-z]*$/);
      assert.match(en, /^[\x20-\x7e]+$/);
    }
  });
}
