import type { DynamoDBClient } from '@aws-sdk/client-dynamodb';
import { createTable } from '../../../local/dynamodb/create-table.ts';

/** Creates an empty table with the keys of ours. */
export async function createStateTable(client: DynamoDBClient, name: string): Promise<void> {
  await createTable(client, {
    TableName: name,
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
}
