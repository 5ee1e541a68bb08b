import { DynamoDBClient } from '@aws-sdk/client-dynamodb';
import { S3Client } from '@aws-sdk/client-s3';
import { SendMessageCommand, SQSClient } from '@aws-sdk/client-sqs';
import { join } from 'node:path';
import { startDynamoDb } from '../dynamodb/start-dynamodb.ts';
import { Authority } from '../iam/authority.ts';
import type { PolicyStatement } from '../iam/policy-statement.ts';
import { startKms } from '../kms/start-kms.ts';
import type { Listening } from '../listen.ts';
import { startSqs } from '../queues/start-sqs.ts';
import { startS3Server } from '../s3/s3-server.ts';
import { ACCOUNT } from '../template/physical-names.ts';
import type { Credentials } from './credentials.ts';

/** The services that the stack stands on, each started here or given from outside. */
export interface Endpoints {
  readonly region: string;
  /** Without trailing slashes. */
  readonly s3Url: string;
  readonly dynamoDbUrl: string;
  readonly sqsUrl: string;
  readonly kmsUrl: string;
  readonly s3: S3Client;
  readonly dynamoDb: DynamoDBClient;
  readonly sqs: SQSClient;
  /** Holds the callers of the local services to their policies. */
  readonly authority: Authority;
  /** Makes a key known to the local services, with what its holder may do; one from outside knows only the operator's. */
  readonly addKey: (credentials: Credentials, holder: FunctionRole) => void;
  readonly close: () => Promise<void>;
}

/** A role and all that it may do. */
export interface FunctionRole {
  readonly name: string;
  readonly statements: readonly PolicyStatement[];
}

export interface EndpointOptions {
  readonly folder: string;
  readonly region: string;
  readonly operator: Credentials;
  /** Preferred ports; another free one is taken where they are not free. 0: any. */
  readonly ports: { readonly s3: number; readonly dynamoDb: number; readonly sqs: number };
  /** The environment, in which AWS_ENDPOINT_URL_S3, _DYNAMODB, _SQS and _KMS replace the local parts. */
  readonly environment: NodeJS.ProcessEnv;
}

/** Starts S3, DynamoDB, SQS and what signing needs of KMS, or uses those that the environment names. */
export async function startEndpoints(options: EndpointOptions): Promise<Endpoints> {
  const { folder, region, operator, ports, environment } = options;
  const secrets = new Map([[operator.accessKeyId, operator.secretAccessKey]]);
  const authority = new Authority();
  authority.admit(operator.accessKeyId, { name: `arn:aws:iam::${ACCOUNT}:root` });
  const sqsPart = await partOf(environment['AWS_ENDPOINT_URL_SQS'], ports.sqs, (port) =>
    startSqs(port, { authority, region }),
  );
  const sqs = new SQSClient({
    endpoint: sqsPart.url,
    region,
    credentials: operator,
    useQueueUrlAsEndpoint: false,
  });
  const deliver = delivery(sqs, sqsPart.url);
  const s3Part = await partOf(environment['AWS_ENDPOINT_URL_S3'], ports.s3, (port) =>
    startS3Server({ folder: join(folder, 's3'), secrets, region, port, deliver, authority }),
  );
  const dynamoDbPart = await partOf(environment['AWS_ENDPOINT_URL_DYNAMODB'], ports.dynamoDb, (port) =>
    startDynamoDb(join(folder, 'dynamodb'), port, { authority, region }),
  );
  const kmsPart = await partOf(environment['AWS_ENDPOINT_URL_KMS'], 0, (port) =>
    startKms(join(folder, 'kms'), port, { authority, region }),
  );
  return {
    region,
    s3Url: s3Part.url,
    dynamoDbUrl: dynamoDbPart.url,
    sqsUrl: sqsPart.url,
    kmsUrl: kmsPart.url,
    s3: new S3Client({
      endpoint: s3Part.url,
      region,
      credentials: operator,
      forcePathStyle: true,
      responseChecksumValidation: 'WHEN_REQUIRED',
    }),
    dynamoDb: new DynamoDBClient({ endpoint: dynamoDbPart.url, region, credentials: operator }),
    sqs,
    authority,
    addKey: ({ accessKeyId, secretAccessKey }, holder) => {
      secrets.set(accessKeyId, secretAccessKey);
      if (accessKeyId !== operator.accessKeyId) authority.admit(accessKeyId, holder);
    },
    close: async () => {
      await Promise.all([s3Part, dynamoDbPart, sqsPart, kmsPart].map((part) => part.close()));
    },
  };
}

/** An endpoint from outside is not ours to stop. */
async function partOf(
  outside: string | undefined,
  port: number,
  start: (port: number) => Promise<Listening>,
): Promise<Listening> {
  if (outside) return { url: outside.replace(/\/+$/, ''), port: 0, close: async () => {} };
  return start(port);
}

/** Notifications are sent at least once, as long as this program runs; what is lost then the sweep finds. */
function delivery(sqs: SQSClient, sqsUrl: string): (queueArn: string, body: string) => void {
  return (queueArn, body) => {
    const QueueUrl = `${sqsUrl}/${ACCOUNT}/${queueArn.split(':').at(-1)}`;
    sqs.send(new SendMessageCommand({ QueueUrl, MessageBody: body })).catch((error: unknown) => {
      console.error(`s3: a notification to ${queueArn} got lost:`, error);
    });
  };
}
