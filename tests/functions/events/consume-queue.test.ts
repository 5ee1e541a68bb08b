import assert from 'node:assert/strict';
import { test } from 'node:test';
import { Logger } from '@aws-lambda-powertools/logger';
import type { Context } from 'aws-lambda';
import { consumeQueue, type QueueWork } from '../../../functions/events/consume-queue.ts';
import { batch, message } from './events.ts';

// What the logger reads of a context.
const CONTEXT = {
  functionName: 'intake',
  awsRequestId: 'request',
  getRemainingTimeInMillis: () => 29_700,
} as Context;

/** A function whose messages fail when their body says so. */
function underTest(change: Partial<QueueWork> = {}) {
  const worked: string[] = [];
  const retries: (readonly [string, number])[] = [];
  const held: (readonly [readonly string[], number])[] = [];
  const logger = new Logger({ logLevel: 'SILENT' });
  const handler = consumeQueue({
    logger,
    begin: async () => async (record) => {
      worked.push(record.body);
      if (record.body === 'bad') throw new Error('it was bad');
    },
    hold: async (handles, seconds) => void held.push([handles, seconds]),
    retryAfter: async (handle, seconds) => void retries.push([handle, seconds]),
    ...change,
  });
  return {
    worked,
    retries,
    held,
    handle: (event: ReturnType<typeof batch>) => handler(event, CONTEXT),
  };
}

test('of ten messages with a bad one, only that one fails', async () => {
  const { handle, worked } = underTest();
  const messages = Array.from({ length: 10 }, (_, number) =>
    message(number === 4 ? 'bad' : 'good', { id: `m${number}` }),
  );
  assert.deepEqual(await handle(batch(...messages)), { batchItemFailures: [{ itemIdentifier: 'm4' }] });
  assert.equal(worked.length, 10);
});

test('a batch in which all fail says so message by message', async () => {
  const { handle } = underTest();
  const answer = await handle(batch(message('bad', { id: 'a' }), message('bad', { id: 'b' })));
  assert.deepEqual(answer, { batchItemFailures: [{ itemIdentifier: 'a' }, { itemIdentifier: 'b' }] });
});

test('messages are held for as long as the invocation may last, and no longer', async () => {
  const { handle, held } = underTest();
  await handle(batch(message('good', { id: 'a' }), message('bad', { id: 'b' })));
  assert.deepEqual(held, [[['handle of a', 'handle of b'], 35]]);
});

test('messages that cannot be held are worked on all the same', async () => {
  const { handle, worked } = underTest({ hold: async () => Promise.reject(new Error('no permission')) });
  assert.deepEqual(await handle(batch(message('good'))), { batchItemFailures: [] });
  assert.equal(worked.length, 1);
});

test('a failed message comes again soon, and later each time', async () => {
  const { handle, retries } = underTest();
  for (const receives of [1, 2, 3, 4, 5]) await handle(batch(message('bad', { receives })));
  assert.deepEqual(
    retries.map(([, seconds]) => seconds),
    [5, 15, 45, 120, 120],
  );
});

test('the log says which message failed and why', async (t) => {
  const logger = new Logger({ logLevel: 'SILENT' });
  const error = t.mock.method(logger, 'error');
  await underTest({ logger }).handle(batch(message('bad', { id: 'm7' })));
  const [text, about] = error.mock.calls[0]?.arguments ?? [];
  assert.equal(text, 'a message failed');
  assert.partialDeepStrictEqual(about, { messageId: 'm7', body: 'bad', error: new Error('it was bad') });
});

test('a message fails as itself, also when it cannot be called back', async () => {
  const retryAfter = async () => Promise.reject(new Error('no permission'));
  const { handle } = underTest({ retryAfter });
  assert.deepEqual(await handle(batch(message('bad'))), { batchItemFailures: [{ itemIdentifier: 'm1' }] });
});

test('of a batch that could not be begun each message fails and comes again soon', async () => {
  const { handle, retries } = underTest({ begin: async () => Promise.reject(new Error('no root')) });
  const answer = await handle(batch(message('good', { id: 'a' }), message('good', { id: 'b' })));
  assert.deepEqual(answer, { batchItemFailures: [{ itemIdentifier: 'a' }, { itemIdentifier: 'b' }] });
  assert.deepEqual(retries, [
    ['handle of a', 5],
    ['handle of b', 5],
  ]);
});

test('messages are worked on one after the other', async () => {
  let running = 0;
  const { handle } = underTest({
    begin: async () => async () => {
      running += 1;
      assert.equal(running, 1);
      await new Promise(setImmediate);
      running -= 1;
    },
  });
  const answer = await handle(batch(message('a', { id: 'a' }), message('b', { id: 'b' })));
  assert.deepEqual(answer, { batchItemFailures: [] });
});
