import { DynamoDBClient, ListTablesCommand } from '@aws-sdk/client-dynamodb';
import dynalite from 'dynalite';
import type { Guard } from '../iam/guard.ts';
import { listenNear, type Listening } from '../listen.ts';
import { guardDynamoDb } from './guard-dynamodb.ts';
import { keepTables } from './keep-tables.ts';

keepTables();

/**
 * A DynamoDB endpoint on 127.0.0.1 that keeps its tables in a folder. `port` is preferred; 0 or none: any free one.
 * Without a guard everybody may do everything.
 */
export async function startDynamoDb(folder: string, port = 0, guard?: Guard): Promise<Listening> {
  const server = dynalite({ path: folder, createTableMs: 0 });
  const listening = await listenNear(server, port);
  await untilOpen(listening.url);
  if (guard) guardDynamoDb(server, guard);
  return listening;
}

/** Dynalite listens before its database is open. */
async function untilOpen(endpoint: string): Promise<void> {
  const credentials = { accessKeyId: 'local', secretAccessKey: 'local' };
  const client = new DynamoDBClient({ endpoint, region: 'us-east-1', credentials });
  await client.send(new ListTablesCommand({ Limit: 1 }));
  client.destroy();
}
