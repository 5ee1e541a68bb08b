import assert from 'node:assert/strict';
import { after, before, describe, test } from 'node:test';
import {
  type AttributeValue,
  BatchGetItemCommand,
  DeleteTableCommand,
  DynamoDBClient,
  GetItemCommand,
  PutItemCommand,
  type PutItemCommandInput,
  QueryCommand,
  UpdateItemCommand,
  type UpdateItemCommandInput,
  waitUntilTableNotExists,
} from '@aws-sdk/client-dynamodb';
import { startDynamoDb } from '../../../local/dynamodb/start-dynamodb.ts';
import type { Listening } from '../../../local/listen.ts';
import { createStateTable } from '../../functions/adapters/state-table.ts';
import { temporaryFolder } from '../temporary-folder.ts';

const TableName = 'state';
let server: Listening;
let db: DynamoDBClient;

describe('what the system relies on in DynamoDB', () => {
  const folder = temporaryFolder(after);
  before(async () => {
    await start(folder);
    await createStateTable(db, TableName);
  });
  after(stop);

  test('a conditional put succeeds once', async () => {
    const ConditionExpression = 'attribute_not_exists(pk)';
    await put({ pk: { S: 'once' }, sk: { S: 'a' }, n: { N: '1' } }, { ConditionExpression });
    await refused(put({ pk: { S: 'once' }, sk: { S: 'a' }, n: { N: '2' } }, { ConditionExpression }));
    assert.equal((await get('once', 'a'))?.['n']?.N, '1');
  });

  test('exactly one of many writers of one version wins', async () => {
    await put({ pk: { S: 'race' }, sk: { S: 'a' }, ver: { N: '1' } });
    const writers = Array.from({ length: 20 }, (_, writer) =>
      update('race', 'a', {
        UpdateExpression: 'SET ver = :next, winner = :writer',
        ConditionExpression: 'ver = :seen',
        ExpressionAttributeValues: {
          ':next': { N: '2' },
          ':seen': { N: '1' },
          ':writer': { N: String(writer) },
        },
      }),
    );
    const results = await Promise.allSettled(writers);
    const winners = results.flatMap(({ status }, writer) => (status === 'fulfilled' ? [String(writer)] : []));
    assert.deepEqual(winners, [(await get('race', 'a'))?.['winner']?.N]);
  });

  test('a counter loses no step of concurrent writers', async () => {
    const step = { UpdateExpression: 'ADD dirty :one', ExpressionAttributeValues: { ':one': { N: '1' } } };
    await Promise.all(Array.from({ length: 50 }, () => update('unit#41', 'reports', step)));
    assert.equal((await get('unit#41', 'reports'))?.['dirty']?.N, '50');
  });

  test('a number is compared as a number, and what is not there is not more than any', async () => {
    await put({ pk: { S: 'n' }, sk: { S: 'a' } });
    const forward = (to: string) =>
      update('n', 'a', {
        UpdateExpression: 'SET published = :to',
        ConditionExpression: 'NOT published >= :to',
        ExpressionAttributeValues: { ':to': { N: to } },
      });
    await forward('9');
    await forward('10');
    await refused(forward('9'));
  });

  test('a partition is read in the order of its sort keys, page by page, as it is now', async () => {
    const names = ['b', 'a', '年', 'B', '~'];
    for (const sk of names)
      await put({ pk: { S: 'order' }, sk: { S: sk }, text: { S: 'x'.repeat(300_000) } });
    const found: (string | undefined)[] = [];
    let ExclusiveStartKey: Record<string, AttributeValue> | undefined;
    let pages = 0;
    do {
      const page = await query('order', ExclusiveStartKey);
      found.push(...(page.Items ?? []).map(({ sk }) => sk?.S));
      ExclusiveStartKey = page.LastEvaluatedKey;
      pages += 1;
    } while (ExclusiveStartKey);
    assert.deepEqual(found, ['B', 'a', 'b', '~', '年']);
    assert.ok(pages > 1);
  });

  test('a batch of keys gives what is there', async () => {
    await put({ pk: { S: 'batch' }, sk: { S: '1' } });
    const Keys = ['1', '2'].map((sk) => ({ pk: { S: 'batch' }, sk: { S: sk } }));
    const { Responses } = await db.send(
      new BatchGetItemCommand({ RequestItems: { [TableName]: { Keys, ConsistentRead: true } } }),
    );
    assert.deepEqual(Responses?.[TableName], [{ pk: { S: 'batch' }, sk: { S: '1' } }]);
  });

  test('an item of more than 400 KB is refused', async () => {
    await assert.rejects(put({ pk: { S: 'big' }, sk: { S: 'a' }, text: { S: 'x'.repeat(410_000) } }), {
      name: 'ValidationException',
    });
  });

  test('a table that is deleted is gone for who worked on it, and empty when it is made again', async () => {
    const name = 'passing';
    const item = { pk: { S: 'a' }, sk: { S: 'a' } };
    const command = () => new PutItemCommand({ TableName: name, Item: item });
    for (let round = 0; round < 3; round++) {
      await createStateTable(db, name);
      const key = { TableName: name, Key: item };
      assert.equal((await db.send(new GetItemCommand(key))).Item, undefined);
      await db.send(command());
      assert.deepEqual((await db.send(new GetItemCommand(key))).Item, item);
      const deleting = db.send(new DeleteTableCommand({ TableName: name }));
      await Promise.allSettled(Array.from({ length: 5 }, () => db.send(new GetItemCommand(key))));
      await deleting;
      await waitUntilTableNotExists({ client: db, maxWaitTime: 10, minDelay: 0.05 }, { TableName: name });
      await assert.rejects(db.send(command()), { name: 'ResourceNotFoundException' });
    }
  });

  test('everything is there after a restart', async () => {
    await put({ pk: { S: 'kept' }, sk: { S: '年报' }, text: { S: '政府信息公开' } });
    await stop();
    await start(folder);
    assert.equal((await get('kept', '年报'))?.['text']?.S, '政府信息公开');
  });
});

async function start(folder: string): Promise<void> {
  server = await startDynamoDb(folder);
  const credentials = { accessKeyId: 'a', secretAccessKey: 'b' };
  db = new DynamoDBClient({ endpoint: server.url, region: 'us-east-1', credentials, maxAttempts: 1 });
}

async function stop(): Promise<void> {
  db.destroy();
  await server.close();
}

function put(Item: Record<string, AttributeValue>, fields: Partial<PutItemCommandInput> = {}) {
  return db.send(new PutItemCommand({ TableName, Item, ...fields }));
}

function update(pk: string, sk: string, fields: Partial<UpdateItemCommandInput>) {
  return db.send(new UpdateItemCommand({ TableName, Key: { pk: { S: pk }, sk: { S: sk } }, ...fields }));
}

async function get(pk: string, sk: string) {
  const Key = { pk: { S: pk }, sk: { S: sk } };
  return (await db.send(new GetItemCommand({ TableName, Key, ConsistentRead: true }))).Item;
}

function query(pk: string, ExclusiveStartKey: Record<string, AttributeValue> | undefined) {
  return db.send(
    new QueryCommand({
      TableName,
      KeyConditionExpression: 'pk = :pk',
      ExpressionAttributeValues: { ':pk': { S: pk } },
      ConsistentRead: true,
      ExclusiveStartKey,
    }),
  );
}

async function refused(write: Promise<unknown>): Promise<void> {
  await assert.rejects(write, { name: 'ConditionalCheckFailedException' });
}
