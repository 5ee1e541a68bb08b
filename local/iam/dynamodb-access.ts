import { ACCOUNT } from '../template/physical-names.ts';
import type { AccessRequest } from './access-request.ts';

interface Body {
  readonly TableName?: string;
  readonly IndexName?: string;
  readonly RequestItems?: Readonly<Record<string, unknown>>;
}

/** Everything that one request to DynamoDB has to be allowed. `target`: its header `x-amz-target`. */
export function dynamoDbAccess(target: string, body: string, region: string): readonly AccessRequest[] {
  const action = `dynamodb:${target.split('.').at(-1)}`;
  const { TableName, IndexName, RequestItems } = JSON.parse(body) as Body; // the SDK's JSON; else it throws
  const tables = TableName === undefined ? Object.keys(RequestItems ?? {}) : [TableName];
  const index = IndexName === undefined ? '' : `/index/${IndexName}`;
  const resources = tables.map((table) => `arn:aws:dynamodb:${region}:${ACCOUNT}:table/${table}${index}`);
  return (resources.length === 0 ? ['*'] : resources).map((resource) => ({ action, resource }));
}
