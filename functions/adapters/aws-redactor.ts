import { DynamoDBClient } from '@aws-sdk/client-dynamodb';
import {
  DeleteObjectCommand,
  ListObjectsV2Command,
  type ListObjectsV2CommandOutput,
  S3Client,
} from '@aws-sdk/client-s3';
import { readEnvironment } from '../environment.ts';
import type { Redactor } from '../redaction-press.ts';
import { DynamodbTable } from './dynamodb-table.ts';
import { encodeStandIn, standInKey } from '../flows/stand-in.ts';
import { revisionItem } from './record-item.ts';
import { retryThrottled } from './retry-throttled.ts';
import { eraseObject } from './s3-eraser.ts';
import { s3ReceiptStore } from './s3-receipt-store.ts';

/** An operator's hands on table and buckets; `purge` has the CDN forget its copies. */
export function awsRedactor(purge: Redactor['purge']): Redactor {
  const s3 = new S3Client();
  const table = new DynamodbTable(new DynamoDBClient(), readEnvironment('table'));
  const [receipts, feeds] = [readEnvironment('receiptBucket'), readEnvironment('feedBucket')];
  const uploads = readEnvironment('uploadBucket');
  return {
    rewriteRevision: (record) => table.putAll([revisionItem(record)]),
    privateKeys: async function* () {
      for (const prefix of ['plans/', 'receipts/']) yield* keysUnder(s3, receipts, prefix);
    },
    publicKeys: (prefix) => keysUnder(s3, feeds, prefix),
    readPrivate: (key) => s3ReceiptStore(s3, receipts).get(key),
    erasePrivate: (Key, Body) =>
      eraseObject(s3, { Bucket: receipts, Key, Body, ContentType: 'application/json' }),
    erasePublic: (Key, Body, ContentType) => eraseObject(s3, { Bucket: feeds, Key, Body, ContentType }),
    keepStandIn: (standIn) =>
      eraseObject(s3, {
        Bucket: uploads,
        Key: standInKey(standIn),
        Body: encodeStandIn(standIn),
        ContentType: 'application/json',
      }),
    removeUpload: async ({ key: Key, versionId: VersionId }) => {
      const command = new DeleteObjectCommand({ Bucket: uploads, Key, VersionId });
      await retryThrottled(() => s3.send(command));
    },
    purge,
  };
}

async function* keysUnder(
  client: S3Client,
  Bucket: string,
  Prefix: string,
): AsyncGenerator<readonly string[]> {
  for (let token: string | undefined, isFirst = true; isFirst || token !== undefined; isFirst = false) {
    const command = new ListObjectsV2Command({ Bucket, Prefix, ContinuationToken: token });
    const page: ListObjectsV2CommandOutput = await retryThrottled(() => client.send(command));
    yield (page.Contents ?? []).flatMap(({ Key }) => Key ?? []);
    token = page.NextContinuationToken;
  }
}
