import assert from 'node:assert/strict';
import { after, before, describe, test } from 'node:test';
import { DynamoDBClient, PutItemCommand, QueryCommand } from '@aws-sdk/client-dynamodb';
import {
  CreateBucketCommand,
  GetObjectCommand,
  HeadObjectCommand,
  ListObjectVersionsCommand,
  PutObjectCommand,
  S3Client,
} from '@aws-sdk/client-s3';
import {
  CreateQueueCommand,
  ReceiveMessageCommand,
  SendMessageBatchCommand,
  SQSClient,
} from '@aws-sdk/client-sqs';
import { parseStatement } from '../../../local/iam/policy-statement.ts';
import { newCredentials } from '../../../local/stack/credentials.ts';
import { type Endpoints, startEndpoints } from '../../../local/stack/endpoints.ts';
import { createStateTable } from '../../functions/adapters/state-table.ts';
import { temporaryFolder } from '../temporary-folder.ts';

const REGION = 'us-east-1';
const Bucket = 'feeds';
const TableName = 'state';
const HOLDER = newCredentials('HOLDER');
const STRANGER = newCredentials('STRANGER');
const TABLE_ARN = `arn:aws:dynamodb:${REGION}:000000000000:table/${TableName}`;

describe('a caller of the local services is held to its policies', () => {
  const folder = temporaryFolder(after);
  let endpoints: Endpoints;
  let QueueUrl: string;
  before(async () => {
    const ports = { s3: 0, dynamoDb: 0, sqs: 0 };
    const operator = newCredentials('OPERATOR');
    endpoints = await startEndpoints({ folder, region: REGION, operator, ports, environment: {} });
    await endpoints.s3.send(new CreateBucketCommand({ Bucket }));
    await endpoints.s3.send(new PutObjectCommand({ Bucket, Key: 'a/b', Body: 'x' }));
    await createStateTable(endpoints.dynamoDb, TableName);
    const created = await endpoints.sqs.send(new CreateQueueCommand({ QueueName: 'work' }));
    QueueUrl = created.QueueUrl ?? '';
  });
  after(() => endpoints.close());

  test('S3 gives what may be read, and 403 for the rest', async () => {
    may([{ Action: 's3:GetObject', Resource: `arn:aws:s3:::${Bucket}/a/*` }]);
    const { Body } = await s3().send(new GetObjectCommand({ Bucket, Key: 'a/b' }));
    assert.equal(await Body?.transformToString(), 'x');
    await refused(s3().send(new GetObjectCommand({ Bucket, Key: 'b' })), 'AccessDenied', 403);
    await refused(s3().send(new PutObjectCommand({ Bucket, Key: 'a/b', Body: 'y' })), 'AccessDenied', 403);
    const versions = new ListObjectVersionsCommand({ Bucket, Prefix: 'a/' });
    await refused(s3().send(versions), 'AccessDenied', 403);
  });

  test('S3 tells that an object is missing only to who may list', async () => {
    const read = { Action: 's3:GetObject', Resource: `arn:aws:s3:::${Bucket}/*` };
    const missing = new GetObjectCommand({ Bucket, Key: 'missing' });
    may([read]);
    await refused(s3().send(missing), 'AccessDenied', 403);
    await refused(s3().send(new HeadObjectCommand({ Bucket, Key: 'missing' })), 'Unknown', 403);
    may([read, { Action: 's3:ListBucket', Resource: `arn:aws:s3:::${Bucket}` }]);
    await refused(s3().send(missing), 'NoSuchKey', 404);
  });

  test('S3 asks for the right of versions where a version is named', async () => {
    may([{ Action: 's3:GetObject', Resource: '*' }]);
    await refused(
      s3().send(new GetObjectCommand({ Bucket, Key: 'a/b', VersionId: 'null' })),
      'AccessDenied',
      403,
    );
    may([{ Action: 's3:GetObjectVersion', Resource: '*' }]);
    await s3().send(new GetObjectCommand({ Bucket, Key: 'a/b', VersionId: 'null' }));
  });

  test('DynamoDB takes what may be written, and says 400 to the rest', async () => {
    may([{ Action: 'dynamodb:PutItem', Resource: TABLE_ARN }]);
    await db().send(new PutItemCommand({ TableName, Item: { pk: { S: 'a' }, sk: { S: 'b' } } }));
    const query = new QueryCommand({
      TableName,
      KeyConditionExpression: 'pk = :pk',
      ExpressionAttributeValues: { ':pk': { S: 'a' } },
    });
    await refused(db().send(query), 'AccessDeniedException', 400);
    await refused(db(STRANGER).send(query), 'UnrecognizedClientException', 400);
  });

  test('SQS takes a batch from who may send, and says 403 to the rest', async () => {
    may([{ Action: 'sqs:SendMessage', Resource: '*' }]);
    const Entries = [{ Id: '0', MessageBody: 'x' }];
    await sqs().send(new SendMessageBatchCommand({ QueueUrl, Entries }));
    await refused(sqs().send(new ReceiveMessageCommand({ QueueUrl })), 'AccessDeniedException', 403);
    await refused(sqs(STRANGER).send(new ReceiveMessageCommand({ QueueUrl })), 'InvalidClientTokenId', 403);
  });

  function may(statements: readonly object[]): void {
    const parsed = statements.map((statement) => parseStatement({ Effect: 'Allow', ...statement }));
    endpoints.addKey(HOLDER, { name: 'holder', statements: parsed });
  }

  function s3(): S3Client {
    const { s3Url } = endpoints;
    return new S3Client({ endpoint: s3Url, region: REGION, credentials: HOLDER, forcePathStyle: true });
  }

  function db(credentials = HOLDER): DynamoDBClient {
    return new DynamoDBClient({ endpoint: endpoints.dynamoDbUrl, region: REGION, credentials });
  }

  function sqs(credentials = HOLDER): SQSClient {
    const { sqsUrl } = endpoints;
    return new SQSClient({ endpoint: sqsUrl, region: REGION, credentials, useQueueUrlAsEndpoint: false });
  }
});

async function refused(sent: Promise<unknown>, name: string, status: number): Promise<void> {
  await assert.rejects(
    sent,
    (error: Error & { readonly $metadata?: { readonly httpStatusCode?: number } }) => {
      assert.deepEqual([error.name, error.$metadata?.httpStatusCode], [name, status]);
      return true;
    },
  );
}
