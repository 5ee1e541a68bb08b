import assert from 'node:assert/strict';
import { once } from 'node:events';
import type { AddressInfo } from 'node:net';
import { after, before, test } from 'node:test';
import { DynamoDBClient, GetItemCommand, PutItemCommand } from '@aws-sdk/client-dynamodb';
import dynalite from 'dynalite';
import { dynamodbStore } from '../../../functions/adapters/dynamodb-store.ts';
import { DynamodbTable } from '../../../functions/adapters/dynamodb-table.ts';
import { keyOf } from '../../../functions/adapters/record-params.ts';
import { tableKey } from '../../../functions/adapters/table-key.ts';
import { applyRecords } from '../../../functions/flows/apply-records.ts';
import type { StateReader, StateStore } from '../../../functions/ports.ts';
import { stateStoreContract } from '../contracts/state-store-contract.ts';
import { acceptedReport } from '../records.ts';
import { createStateTable } from './state-table.ts';

type Store = StateStore & StateReader;

const UNIT = { kind: 'reports', year: 2021, region: '419001' } as const;

const server = dynalite({ createTableMs: 0, deleteTableMs: 0 });
let client: DynamoDBClient;
let tables = 0;

before(async () => {
  server.listen(0, '127.0.0.1');
  await once(server, 'listening');
  // Listening on an address and a port.
  const { port } = server.address() as AddressInfo;
  client = new DynamoDBClient({
    endpoint: `http://127.0.0.1:${port}`,
    region: 'us-east-1',
    credentials: { accessKeyId: 'test', secretAccessKey: 'test' },
  });
});

after(() => {
  client.destroy();
  server.close();
});

/** An empty table. */
async function openTable(): Promise<{ readonly store: Store; readonly name: string }> {
  tables += 1;
  const name = `table-${tables}`;
  await createStateTable(client, name);
  return { store: dynamodbStore(new DynamodbTable(client, name)), name };
}

stateStoreContract('DynamoDB', async () => (await openTable()).store);

const NEWER = [
  {
    what: 'an upload',
    key: tableKey.upload('r-1'),
    touch: (store: Store) => store.beginAttempt('r-1', { key: 'incoming/a', versionId: 'v1' }),
  },
  { what: 'a counter', key: tableKey.counter(UNIT), touch: (store: Store) => store.markDirty(UNIT) },
  {
    what: 'a level counter',
    key: tableKey.counter(UNIT),
    touch: (store: Store) => store.markPublished(UNIT, 3),
  },
  { what: "the sweep's place", key: tableKey.sweep(), touch: (store: Store) => store.moveSweep('a') },
  {
    what: 'a current item',
    key: tableKey.current('419001-gov-office.2021'),
    touch: (store: Store) => applyRecords([acceptedReport('1#a')], store),
  },
];

for (const { what, key, touch } of NEWER) {
  test(`${what} that newer code wrote is left alone`, async () => {
    const { store, name } = await openTable();
    const item = { ...keyOf(key), sv: { N: '2' }, more: { S: 'than we know' } };
    await client.send(new PutItemCommand({ TableName: name, Item: item }));
    await assert.rejects(touch(store), { name: 'NewerItem' });
    const { Item } = await client.send(new GetItemCommand({ TableName: name, Key: keyOf(key) }));
    assert.deepEqual(Item, item);
  });
}
