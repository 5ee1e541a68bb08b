import type { WaitingReader } from '../doors/list-waiting.ts';
import type { RegisterReader } from '../doors/relation-to.ts';

/** The register, read through a client that is loaded with the first caller who acts for somebody below. */
export function lateRegister(table: string): RegisterReader & WaitingReader {
  let opening: Promise<RegisterReader & WaitingReader> | undefined;
  const reader = () => (opening ??= open(table));
  return {
    waitingPage: async (region, after) => (await reader()).waitingPage(region, after),
    decisionsOfShard: async (year, region) => (await reader()).decisionsOfShard(year, region),
    organisations: async (ids) => (await reader()).organisations(ids),
  };
}

async function open(table: string): Promise<RegisterReader & WaitingReader> {
  const [{ DynamoDBClient }, { DynamodbTable }, { dynamodbStore }] = await Promise.all([
    import('@aws-sdk/client-dynamodb'),
    import('./dynamodb-table.ts'),
    import('./dynamodb-store.ts'),
  ]);
  return dynamodbStore(new DynamodbTable(new DynamoDBClient(), table));
}
