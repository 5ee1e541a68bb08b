import { CloudFrontClient, CreateInvalidationCommand } from '@aws-sdk/client-cloudfront';
import { DynamoDBClient } from '@aws-sdk/client-dynamodb';
import { S3Client } from '@aws-sdk/client-s3';
import { readEnvironment } from '../environment.ts';
import type { Redactor } from '../flows/redact-report.ts';
import { DynamodbTable } from './dynamodb-table.ts';
import { revisionItem } from './record-item.ts';
import { retryThrottled } from './retry-throttled.ts';
import { eraseObject } from './s3-eraser.ts';
import { s3ReceiptStore } from './s3-receipt-store.ts';

/** Paths in one invalidation. */
const MOST_PATHS = 1_000;

/**
 * An operator's hands on table and buckets. `distribution` is the id of the CloudFront distribution; without one (the
 * local stack, which keeps no copies) nothing has to be purged.
 */
export function awsRedactor(distribution: string | undefined): Redactor {
  const s3 = new S3Client();
  const table = new DynamodbTable(new DynamoDBClient(), readEnvironment('table'));
  const [receipts, feeds] = [readEnvironment('receiptBucket'), readEnvironment('feedBucket')];
  return {
    rewriteRevision: (record, digest) => table.putAll([{ ...revisionItem(record), dig: { S: digest } }]),
    readPrivate: (key) => s3ReceiptStore(s3, receipts).get(key),
    erasePrivate: (Key, Body) =>
      eraseObject(s3, { Bucket: receipts, Key, Body, ContentType: 'application/json' }),
    erasePublic: (Key, Body, ContentType) => eraseObject(s3, { Bucket: feeds, Key, Body, ContentType }),
    purge: async (paths) => {
      if (distribution === undefined) return;
      const client = new CloudFrontClient();
      for (let at = 0; at < paths.length; at += MOST_PATHS) {
        const Items = paths.slice(at, at + MOST_PATHS).map((path) => `/${path}`);
        const command = new CreateInvalidationCommand({
          DistributionId: distribution,
          InvalidationBatch: {
            CallerReference: `takedown-${Date.now()}-${at}`,
            Paths: { Quantity: Items.length, Items },
          },
        });
        await retryThrottled(() => client.send(command));
      }
    },
  };
}
