import { DescribeTableCommand, type DynamoDBClient } from '@aws-sdk/client-dynamodb';
import {
  CreateBucketCommand,
  GetBucketNotificationConfigurationCommand,
  PutBucketCorsCommand,
  PutBucketNotificationConfigurationCommand,
  PutBucketVersioningCommand,
  type CORSRule,
  type QueueConfiguration,
  type S3Client,
} from '@aws-sdk/client-s3';
import { CreateQueueCommand, type SQSClient } from '@aws-sdk/client-sqs';
import { createTable } from '../dynamodb/create-table.ts';
import type { ResolvedResource, ResolvedStack } from '../template/resolve-stack.ts';
import type { Endpoints } from './endpoints.ts';

const QUEUE_NUMBERS = [
  'DelaySeconds',
  'MaximumMessageSize',
  'MessageRetentionPeriod',
  'ReceiveMessageWaitTimeSeconds',
  'VisibilityTimeout',
] as const;

type Bucket = ResolvedResource<'AWS::S3::Bucket'>;
type Declared<Name extends keyof Bucket['properties']> = NonNullable<Bucket['properties'][Name]>;
type DeclaredCorsRule = Declared<'CorsConfiguration'>['CorsRules'][number];
type DeclaredNotification = Declared<'NotificationConfiguration'>['QueueConfigurations'][number];

/** Creates what the template declares and is not there yet: queues first, because buckets send to them. */
export async function provision(stack: ResolvedStack, { s3, dynamoDb, sqs }: Endpoints): Promise<void> {
  await Promise.all(stack.resources('AWS::SQS::Queue').map((queue) => createQueue(sqs, queue)));
  await Promise.all(stack.resources('AWS::S3::Bucket').map((bucket) => createBucket(s3, bucket)));
  await Promise.all(stack.resources('AWS::DynamoDB::Table').map((table) => provideTable(dynamoDb, table)));
}

async function createQueue(
  sqs: SQSClient,
  { name, properties }: ResolvedResource<'AWS::SQS::Queue'>,
): Promise<void> {
  const { RedrivePolicy } = properties;
  const numbers = QUEUE_NUMBERS.flatMap((attribute) => {
    const value = properties[attribute];
    return value === undefined ? [] : [[attribute, String(value)] as const];
  });
  const redrive = RedrivePolicy && { RedrivePolicy: JSON.stringify(RedrivePolicy) };
  const Attributes = { ...Object.fromEntries(numbers), ...redrive };
  await sqs.send(new CreateQueueCommand({ QueueName: name, Attributes }));
}

async function createBucket(s3: S3Client, { ref, properties }: Bucket): Promise<void> {
  const { VersioningConfiguration, CorsConfiguration, NotificationConfiguration } = properties;
  await s3.send(new CreateBucketCommand({ Bucket: ref }));
  if (VersioningConfiguration) {
    await s3.send(new PutBucketVersioningCommand({ Bucket: ref, VersioningConfiguration }));
  }
  if (CorsConfiguration) {
    const CORSConfiguration = { CORSRules: CorsConfiguration.CorsRules.map(corsRule) };
    await s3.send(new PutBucketCorsCommand({ Bucket: ref, CORSConfiguration }));
  }
  if (NotificationConfiguration) {
    await notify(s3, ref, NotificationConfiguration.QueueConfigurations.map(notification));
  }
}

/**
 * Like a stack that is deployed again unchanged, a boot leaves alone what stands: putting it once more would send
 * S3's test event, and the sweep, which runs at once, would take the queue for one at work and leave lost uploads.
 */
async function notify(s3: S3Client, bucket: string, wanted: readonly QueueConfiguration[]): Promise<void> {
  const standing = await s3.send(new GetBucketNotificationConfigurationCommand({ Bucket: bucket }));
  if (fingerprint(standing.QueueConfigurations ?? []) === fingerprint(wanted)) return;
  const NotificationConfiguration = { QueueConfigurations: [...wanted] };
  await s3.send(new PutBucketNotificationConfigurationCommand({ Bucket: bucket, NotificationConfiguration }));
}

function fingerprint(configurations: readonly QueueConfiguration[]): string {
  return JSON.stringify(
    configurations.map(({ QueueArn, Events, Filter }) => [
      QueueArn,
      Events,
      (Filter?.Key?.FilterRules ?? []).flatMap(({ Name, Value }) => (Value ? [[Name, Value]] : [])),
    ]),
  );
}

function corsRule({
  AllowedHeaders,
  AllowedMethods,
  AllowedOrigins,
  ExposedHeaders,
  MaxAge,
}: DeclaredCorsRule): CORSRule {
  return {
    AllowedHeaders,
    AllowedMethods,
    AllowedOrigins,
    ExposeHeaders: ExposedHeaders,
    MaxAgeSeconds: MaxAge,
  };
}

/** The names of events and filters are S3's to check. */
function notification({ Event, Queue, Filter }: DeclaredNotification): QueueConfiguration {
  const rules = Filter?.S3Key.Rules.map(({ Name, Value }) => ({ Name: Name as 'prefix' | 'suffix', Value }));
  const filter = rules && { Filter: { Key: { FilterRules: rules } } };
  return Object.assign({ QueueArn: Queue, Events: [Event as 's3:ObjectCreated:*'] }, filter);
}

async function provideTable(
  dynamoDb: DynamoDBClient,
  { name, properties }: ResolvedResource<'AWS::DynamoDB::Table'>,
): Promise<void> {
  if (await isThere(dynamoDb, name)) return;
  const { AttributeDefinitions, KeySchema, GlobalSecondaryIndexes } = properties;
  await createTable(dynamoDb, {
    TableName: name,
    BillingMode: 'PAY_PER_REQUEST',
    AttributeDefinitions,
    KeySchema,
    ...(GlobalSecondaryIndexes && { GlobalSecondaryIndexes }),
  });
}

async function isThere(dynamoDb: DynamoDBClient, name: string): Promise<boolean> {
  try {
    await dynamoDb.send(new DescribeTableCommand({ TableName: name }));
    return true;
  } catch (error) {
    if (error instanceof Error && error.name === 'ResourceNotFoundException') return false;
    throw error;
  }
}
