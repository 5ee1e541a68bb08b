import assert from 'node:assert/strict';
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { test } from 'node:test';
import { CreateBucketCommand, S3Client } from '@aws-sdk/client-s3';
import { ONE_PURPOSE } from '../../../functions/adapters/one-purpose.ts';
import { s3FeedStore } from '../../../functions/adapters/s3-feed-store.ts';
import { CREDENTIALS, startS3 } from '../../local/s3/s3-under-test.ts';

const AT_ONCE = 40;

test('requests that run at once through one client keep their keys, bodies and conditions apart', async () => {
  const folder = await mkdtemp(join(tmpdir(), 'gongkai-one-purpose-'));
  const s3 = await startS3(folder);
  try {
    const place = { endpoint: s3.url, region: 'eu-west-2', credentials: CREDENTIALS, forcePathStyle: true };
    const client = new S3Client({ ...ONE_PURPOSE, ...place });
    await client.send(new CreateBucketCommand({ Bucket: 'bucket' }));
    const feed = s3FeedStore(client, 'bucket');
    const numbers = Array.from({ length: AT_ONCE }, (_, number) => number);
    const body = (number: number) => Buffer.from(`body ${number}`);
    await Promise.all([
      ...numbers.map((number) => feed.putImmutable(`file-${number}`, body(number), 'text/plain')),
      ...numbers.map((number) => feed.putImmutable('one name', body(number), 'text/plain')),
    ]);
    const swaps = await Promise.all(
      numbers.map((number) =>
        feed.swap(`file-${number}`, body(number + 1), 'text/plain', number % 2 === 0 ? '"other"' : undefined),
      ),
    );
    const found = await Promise.all(numbers.map((number) => feed.get(`file-${number}`)));
    assert.deepEqual(
      swaps,
      numbers.map(() => false),
    );
    assert.deepEqual(
      found.map((object) => Buffer.from(object?.body ?? []).toString()),
      numbers.map((number) => `body ${number}`),
    );
    client.destroy();
  } finally {
    await s3.close();
    await rm(folder, { recursive: true });
  }
});
