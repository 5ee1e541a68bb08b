import type { RegisterReader } from '../doors/relation-to.ts';

/** The register, read through a client that is loaded with the first caller who acts for somebody below. */
export function lateRegister(table: string): RegisterReader {
  let opening: Promise<RegisterReader> | undefined;
  return {
    organisations: async (ids) => {
      opening ??= open(table);
      return (await opening).organisations(ids);
    },
  };
}

async function open(table: string): Promise<RegisterReader> {
  const [{ DynamoDBClient }, { DynamodbTable }, { dynamodbStore }] = await Promise.all([
    import('@aws-sdk/client-dynamodb'),
    import('./dynamodb-table.ts'),
    import('./dynamodb-store.ts'),
  ]);
  return dynamodbStore(new DynamodbTable(new DynamoDBClient(), table));
}
