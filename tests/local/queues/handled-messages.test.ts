import assert from 'node:assert/strict';
import { test } from 'node:test';
import type { InvocationResult } from '../../../local/lambda/lambda-function.ts';
import { handledMessages } from '../../../local/queues/handled-messages.ts';

const FAILED: InvocationResult = { ok: false, error: { errorType: 'Error', errorMessage: '' } };

const CASES: readonly (readonly [string, InvocationResult, boolean, readonly string[]])[] = [
  ['success without partial responses', answer(null), false, ['a', 'b']],
  ['failure without partial responses', FAILED, false, []],
  ['failure with partial responses', FAILED, true, []],
  ['no answer', answer(null), true, ['a', 'b']],
  ['an empty list', answer({ batchItemFailures: [] }), true, ['a', 'b']],
  ['an absent list', answer({ other: 1 }), true, ['a', 'b']],
  ['one failure', answer({ batchItemFailures: [{ itemIdentifier: 'a' }] }), true, ['b']],
  ['an unknown message', answer({ batchItemFailures: [{ itemIdentifier: 'z' }] }), true, []],
  ['an empty id', answer({ batchItemFailures: [{ itemIdentifier: '' }] }), true, []],
  ['a misspelt id', answer({ batchItemFailures: [{ ItemIdentifier: 'a' }] }), true, []],
  ['no list', answer({ batchItemFailures: 'a' }), true, []],
  ['a null in the list', answer({ batchItemFailures: [null] }), true, []],
];
for (const [what, result, reportsFailures, handled] of CASES) {
  test(`${what}: ${handled.length} of 2 messages are done`, () => {
    assert.deepEqual(handledMessages(['a', 'b'], result, reportsFailures), handled);
  });
}

function answer(value: unknown): InvocationResult {
  return { ok: true, payload: JSON.stringify(value) };
}
