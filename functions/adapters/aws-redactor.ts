import { DynamoDBClient } from '@aws-sdk/client-dynamodb';
import { S3Client } from '@aws-sdk/client-s3';
import { readEnvironment } from '../environment.ts';
import type { Redactor } from '../flows/redact-report.ts';
import { DynamodbTable } from './dynamodb-table.ts';
import { revisionItem } from './record-item.ts';
import { eraseObject } from './s3-eraser.ts';
import { s3ReceiptStore } from './s3-receipt-store.ts';

/** An operator's hands on table and buckets; `purge` has the CDN forget its copies. */
export function awsRedactor(purge: Redactor['purge']): Redactor {
  const s3 = new S3Client();
  const table = new DynamodbTable(new DynamoDBClient(), readEnvironment('table'));
  const [receipts, feeds] = [readEnvironment('receiptBucket'), readEnvironment('feedBucket')];
  return {
    rewriteRevision: (record, digest) => table.putAll([{ ...revisionItem(record), dig: { S: digest } }]),
    readPrivate: (key) => s3ReceiptStore(s3, receipts).get(key),
    erasePrivate: (Key, Body) =>
      eraseObject(s3, { Bucket: receipts, Key, Body, ContentType: 'application/json' }),
    erasePublic: (Key, Body, ContentType) => eraseObject(s3, { Bucket: feeds, Key, Body, ContentType }),
    purge,
  };
}
