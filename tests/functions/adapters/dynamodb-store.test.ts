import { once } from 'node:events';
import { after, before } from 'node:test';
import type { AddressInfo } from 'node:net';
import { CreateTableCommand, DynamoDBClient } from '@aws-sdk/client-dynamodb';
import dynalite from 'dynalite';
import { dynamodbStore } from '../../../functions/adapters/dynamodb-store.ts';
import { DynamodbTable } from '../../../functions/adapters/dynamodb-table.ts';
import { stateStoreContract } from '../contracts/state-store-contract.ts';

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

stateStoreContract('DynamoDB', async () => {
  tables += 1;
  const TableName = `table-${tables}`;
  const create = new CreateTableCommand({
    TableName,
    BillingMode: 'PAY_PER_REQUEST',
    KeySchema: [
      { AttributeName: 'pk', KeyType: 'HASH' },
      { AttributeName: 'sk', KeyType: 'RANGE' },
    ],
    AttributeDefinitions: [
      { AttributeName: 'pk', AttributeType: 'S' },
      { AttributeName: 'sk', AttributeType: 'S' },
    ],
  });
  await client.send(create);
  return dynamodbStore(new DynamodbTable(client, TableName));
});
