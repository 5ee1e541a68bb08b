import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { after, before } from 'node:test';
import {
  CreateBucketCommand,
  DeleteObjectCommand,
  PutBucketVersioningCommand,
  PutObjectCommand,
} from '@aws-sdk/client-s3';
import { s3FeedStore } from '../../../functions/adapters/s3-feed-store.ts';
import { s3ReceiptStore } from '../../../functions/adapters/s3-receipt-store.ts';
import { s3ReleaseLog } from '../../../functions/adapters/s3-release-log.ts';
import { s3UploadStore } from '../../../functions/adapters/s3-upload-store.ts';
import { startS3, type S3UnderTest } from '../../local/s3/s3-under-test.ts';
import { feedStoreContract } from '../contracts/feed-store-contract.ts';
import { receiptStoreContract } from '../contracts/receipt-store-contract.ts';
import { releaseLogContract } from '../contracts/release-log-contract.ts';
import { uploadStoreContract } from '../contracts/upload-store-contract.ts';

let folder: string;
let s3: S3UnderTest;
let buckets = 0;

before(async () => {
  folder = await mkdtemp(join(tmpdir(), 'gongkai-s3-stores-'));
  s3 = await startS3(folder);
});

after(async () => {
  await s3.close();
  await rm(folder, { recursive: true });
});

/** An empty versioned bucket. */
async function newBucket(): Promise<string> {
  buckets += 1;
  const Bucket = `bucket-${buckets}`;
  await s3.client.send(new CreateBucketCommand({ Bucket }));
  const VersioningConfiguration = { Status: 'Enabled' } as const;
  await s3.client.send(new PutBucketVersioningCommand({ Bucket, VersioningConfiguration }));
  return Bucket;
}

feedStoreContract('the feed bucket on S3', async () => s3FeedStore(s3.client, await newBucket()));

receiptStoreContract('the receipts on S3', async () => s3ReceiptStore(s3.client, await newBucket()));

releaseLogContract('the log of releases on S3', async () => s3ReleaseLog(s3.client, await newBucket()));

uploadStoreContract('the upload bucket on S3', async () => {
  const Bucket = await newBucket();
  return {
    store: s3UploadStore(s3.client, Bucket, 3),
    put: async (key, body) => {
      const { VersionId = '' } = await s3.client.send(new PutObjectCommand({ Bucket, Key: key, Body: body }));
      return { key, versionId: VersionId };
    },
    forget: async ({ key, versionId }) => {
      await s3.client.send(new DeleteObjectCommand({ Bucket, Key: key, VersionId: versionId }));
    },
  };
});
