import { DynamoDBClient } from '@aws-sdk/client-dynamodb';
import { KMSClient } from '@aws-sdk/client-kms';
import { S3Client } from '@aws-sdk/client-s3';
import { SQSClient } from '@aws-sdk/client-sqs';
import type { FeedUnit } from '../../core/publish/feed-unit.ts';
import { readEnvironment } from '../environment.ts';
import { uploadEvent } from '../events/upload-event.ts';
import type {
  PiecedFeed,
  ReceiptStore,
  ReleaseLog,
  Signer,
  SiteStore,
  UploadMessage,
  UploadStore,
} from '../ports.ts';
import { dynamodbStore } from './dynamodb-store.ts';
import { DynamodbTable } from './dynamodb-table.ts';
import { kmsSigner } from './kms-signer.ts';
import { ONE_PURPOSE } from './one-purpose.ts';
import { s3FeedStore } from './s3-feed-store.ts';
import { s3ReceiptStore } from './s3-receipt-store.ts';
import { s3ReleaseLog } from './s3-release-log.ts';
import { s3SiteStore } from './s3-site-store.ts';
import { s3UploadStore } from './s3-upload-store.ts';
import { SqsQueue } from './sqs-queue.ts';

/**
 * The ports of a deployed function, each made from the environment variables that it needs. Endpoints and
 * credentials come from where the SDK always looks for them.
 */
export const aws = {
  state: (): ReturnType<typeof dynamodbStore> =>
    dynamodbStore(new DynamodbTable(new DynamoDBClient(ONE_PURPOSE), readEnvironment('table'))),
  uploads: (): UploadStore => s3UploadStore(new S3Client(ONE_PURPOSE), readEnvironment('uploadBucket')),
  receipts: (): ReceiptStore => s3ReceiptStore(new S3Client(ONE_PURPOSE), readEnvironment('receiptBucket')),
  releaseLog: (): ReleaseLog => s3ReleaseLog(new S3Client(ONE_PURPOSE), readEnvironment('receiptBucket')),
  feed: (): PiecedFeed => s3FeedStore(new S3Client(ONE_PURPOSE), readEnvironment('feedBucket')),
  site: (): SiteStore => s3SiteStore(new S3Client(ONE_PURPOSE), readEnvironment('siteBucket')),
  signer: (): Signer => kmsSigner(new KMSClient(), readEnvironment('signingKey')),
  uploadQueue: (): SqsQueue<UploadMessage> =>
    new SqsQueue({ client: queueClient(), url: readEnvironment('uploadQueueUrl') }, uploadEvent),
  publishQueue: (): SqsQueue<FeedUnit> =>
    new SqsQueue({ client: queueClient(), url: readEnvironment('publishQueueUrl') }, JSON.stringify),
} as const;

/** A queue's URL names it; where the service listens is said by the endpoint alone. */
function queueClient(): SQSClient {
  return new SQSClient({ ...ONE_PURPOSE, useQueueUrlAsEndpoint: false });
}
