import { spawn } from 'node:child_process';
import { join } from 'node:path';
import {
  type AttributeValue,
  BatchWriteItemCommand,
  DynamoDBClient,
  ScanCommand,
} from '@aws-sdk/client-dynamodb';
import { S3Client } from '@aws-sdk/client-s3';
import type { RunningStack } from './running-stack.ts';

const ROOT = join(import.meta.dirname, '../..');

/** Runs a script of the operator against a stack; answers with what it said, and throws where it failed. */
export function script({ dataDir }: RunningStack, name: string, ...args: readonly string[]): Promise<string> {
  return run(`scripts/${name}`, [...args, '--data-dir', dataDir]);
}

/** Runs a program of the project. */
export function run(program: string, args: readonly string[]): Promise<string> {
  return new Promise((resolve, reject) => {
    const child = spawn(process.execPath, [join(ROOT, program), ...args], { cwd: ROOT });
    let out = '';
    child.stdout.on('data', (chunk: Buffer) => (out += chunk.toString()));
    child.stderr.on('data', (chunk: Buffer) => (out += chunk.toString()));
    child.on('error', reject);
    child.on('close', (code) =>
      code === 0 ? resolve(out) : reject(new Error(`${program}: ${code}\n${out}`)),
    );
  });
}

/** An S3 client with the operator's key. */
export function s3Of({ endpoints }: RunningStack): S3Client {
  return new S3Client({
    endpoint: endpoints.s3,
    region: endpoints.region,
    credentials: endpoints,
    forcePathStyle: true,
  });
}

/** All items of the table. */
export async function tableItems(
  stack: RunningStack,
): Promise<readonly Readonly<Record<string, AttributeValue>>[]> {
  const client = dynamoDbOf(stack);
  const { Items = [] } = await client.send(new ScanCommand({ TableName: stack.endpoints.table }));
  client.destroy();
  return Items;
}

/** Deletes every item of the table. */
export async function clearTable(stack: RunningStack): Promise<void> {
  const { endpoints } = stack;
  const Items = await tableItems(stack);
  const client = dynamoDbOf(stack);
  for (let at = 0; at < Items.length; at += 25) {
    const RequestItems = {
      [endpoints.table]: Items.slice(at, at + 25).map(({ pk, sk }) => ({
        DeleteRequest: { Key: { pk: pk ?? { S: '' }, sk: sk ?? { S: '' } } },
      })),
    };
    await client.send(new BatchWriteItemCommand({ RequestItems }));
  }
  client.destroy();
}

function dynamoDbOf({ endpoints }: RunningStack): DynamoDBClient {
  return new DynamoDBClient({
    endpoint: endpoints.dynamodb,
    region: endpoints.region,
    credentials: endpoints,
  });
}
