import assert from 'node:assert/strict';
import { test } from 'node:test';
import { BatchGetItemCommand, BatchWriteItemCommand, type DynamoDBClient } from '@aws-sdk/client-dynamodb';
import { DynamodbTable } from '../../../functions/adapters/dynamodb-table.ts';

const NAME = 'table';
const AT_ONCE = { pause: async () => undefined, draw: () => 0 };
const key = (number: number) => ({ pk: `p${number}`, sk: 's' });
const item = (number: number) => ({ pk: { S: `p${number}` }, sk: { S: 's' } });

/** A table that leaves half of every batch undone, until there is but one item. */
function halfHearted(kept: unknown[]): DynamodbTable {
  const send = async (command: unknown) => {
    if (command instanceof BatchWriteItemCommand) {
      const puts = command.input.RequestItems?.[NAME] ?? [];
      const done = Math.ceil(puts.length / 2);
      kept.push(...puts.slice(0, done).map(({ PutRequest }) => PutRequest?.Item));
      return done === puts.length ? {} : { UnprocessedItems: { [NAME]: puts.slice(done) } };
    }
    assert.ok(command instanceof BatchGetItemCommand);
    const keys = command.input.RequestItems?.[NAME]?.Keys ?? [];
    const done = Math.ceil(keys.length / 2);
    const Responses = { [NAME]: keys.slice(0, done) };
    return done === keys.length
      ? { Responses }
      : { Responses, UnprocessedKeys: { [NAME]: { Keys: keys.slice(done) } } };
  };
  // Of the client, a table uses nothing else.
  return new DynamodbTable({ send } as unknown as DynamoDBClient, NAME, AT_ONCE);
}

test('what a batch leaves undone is written again', async () => {
  const kept: unknown[] = [];
  const items = Array.from({ length: 40 }, (_, number) => item(number));
  await halfHearted(kept).putAll(items);
  assert.equal(kept.length, 40);
  assert.deepEqual(
    new Set(kept.map((one) => JSON.stringify(one))),
    new Set(items.map((one) => JSON.stringify(one))),
  );
});

test('what a batch leaves undone is read again, and each key once', async () => {
  const keys = Array.from({ length: 250 }, (_, number) => key(number % 130));
  const found = await halfHearted([]).getAll(keys);
  assert.equal(found.length, 130);
});

test('a batch that is never done ends in an error', async () => {
  const send = async (command: BatchGetItemCommand) => ({ UnprocessedKeys: command.input.RequestItems });
  // Of the client, a table uses nothing else.
  const table = new DynamodbTable({ send } as unknown as DynamoDBClient, NAME, AT_ONCE);
  await assert.rejects(table.getAll([key(1)]), /left a batch undone/);
});

/** A table that holds every item but number 9, and notes the keys of each batch. */
function noting(batches: unknown[]): DynamodbTable {
  const send = async (command: BatchGetItemCommand) => {
    const keys = command.input.RequestItems?.[NAME]?.Keys ?? [];
    batches.push(keys.map(({ pk }) => pk?.S));
    if (keys.some(({ pk }) => pk?.S === 'p13')) throw new Error('no luck');
    return { Responses: { [NAME]: keys.filter(({ pk }) => pk?.S !== 'p9').toReversed() } };
  };
  // Of the client, a table uses nothing else.
  return new DynamodbTable({ send } as unknown as DynamoDBClient, NAME, AT_ONCE);
}

test('what is asked for at the same moment goes into one batch, and everybody gets their own', async () => {
  const batches: unknown[] = [];
  const table = noting(batches);
  const answers = await Promise.all([
    table.getAll([key(1), key(2)]),
    table.getAll([]),
    table.getAll([key(2), key(9), key(3)]),
  ]);
  assert.deepEqual(answers, [[item(1), item(2)], [], [item(2), item(3)]]);
  assert.deepEqual(await table.getAll([key(1)]), [item(1)]);
  assert.deepEqual(batches, [['p1', 'p2', 'p9', 'p3'], ['p1']]);
});

test('a batch that fails fails for everybody who asked, and for nobody after them', async () => {
  const table = noting([]);
  const answers = await Promise.allSettled([table.getAll([key(1)]), table.getAll([key(13)])]);
  assert.deepEqual(
    answers.map(({ status }) => status),
    ['rejected', 'rejected'],
  );
  assert.deepEqual(await table.getAll([key(1)]), [item(1)]);
});
