import { DynamoDBClient, ListTablesCommand } from '@aws-sdk/client-dynamodb';
import dynalite from 'dynalite';
import { listenNear, type Listening } from '../listen.ts';

/** A DynamoDB endpoint on 127.0.0.1 that keeps its tables in a folder. `port` is preferred; 0 or none: any free one. */
export async function startDynamoDb(folder: string, port = 0): Promise<Listening> {
  const listening = await listenNear(dynalite({ path: folder, createTableMs: 0 }), port);
  await untilOpen(listening.url);
  return listening;
}

/** Dynalite listens before its database is open. */
async function untilOpen(endpoint: string): Promise<void> {
  const credentials = { accessKeyId: 'local', secretAccessKey: 'local' };
  const client = new DynamoDBClient({ endpoint, region: 'us-east-1', credentials });
  await client.send(new ListTablesCommand({ Limit: 1 }));
  client.destroy();
}
