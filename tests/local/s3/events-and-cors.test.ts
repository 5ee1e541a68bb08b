import assert from 'node:assert/strict';
import { after, before, beforeEach, describe, test } from 'node:test';
import {
  DeleteObjectCommand,
  PutBucketCorsCommand,
  PutBucketNotificationConfigurationCommand,
  PutObjectCommand,
} from '@aws-sdk/client-s3';
import type { S3Event } from 'aws-lambda';
import { temporaryFolder } from '../temporary-folder.ts';
import { BUCKET, type S3UnderTest, startS3 } from './s3-under-test.ts';

const QUEUE = 'arn:aws:sqs:eu-west-2:000000000000:uploads';
const Bucket = BUCKET;
const delivered: { readonly queueArn: string; readonly body: string }[] = [];
let s3: S3UnderTest;

describe('what a bucket tells', () => {
  const folder = temporaryFolder(after);
  before(async () => {
    s3 = await startS3(folder, { deliver: (queueArn, body) => delivered.push({ queueArn, body }) });
    const FilterRules = [{ Name: 'prefix', Value: 'incoming/' } as const];
    const QueueConfigurations = [
      { QueueArn: QUEUE, Events: ['s3:ObjectCreated:*' as const], Filter: { Key: { FilterRules } } },
    ];
    const NotificationConfiguration = { QueueConfigurations };
    await s3.client.send(
      new PutBucketNotificationConfigurationCommand({ Bucket, NotificationConfiguration }),
    );
  });
  beforeEach(() => delivered.splice(0));
  after(() => s3.close());

  test('a new object below the prefix, as S3 tells it', async () => {
    const Key = 'incoming/annual-reports/419001-gov-office/济源 2021+年报(终稿).csv';
    const { VersionId, ETag } = await s3.client.send(new PutObjectCommand({ Bucket, Key, Body: 'a,b' }));
    assert.deepEqual([delivered.length, delivered[0]?.queueArn], [1, QUEUE]);
    const { Records } = eventOf(0);
    const [record] = Records;
    assert.match(record?.eventTime ?? '', /^\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d\.\d{3}Z$/);
    assert.match(record?.s3.object.sequencer ?? '', /^[0-9A-F]+$/);
    assert.deepEqual(
      [
        record?.eventVersion,
        record?.eventSource,
        record?.eventName,
        record?.awsRegion,
        record?.s3.bucket.name,
      ],
      ['2.1', 'aws:s3', 'ObjectCreated:Put', 'eu-west-2', Bucket],
    );
    const { key, size, eTag, versionId } = record?.s3.object ?? {};
    assert.deepEqual([size, eTag, versionId], [3, ETag?.replaceAll('"', ''), VersionId]);
    assert.equal(
      key,
      'incoming/annual-reports/419001-gov-office/%E6%B5%8E%E6%BA%90+2021%2B%E5%B9%B4%E6%8A%A5%28%E7%BB%88%E7%A8%BF%29.csv',
    );
  });

  test('sequencers of one key grow', async () => {
    for (const Body of ['1', '2', '3'])
      await s3.client.send(new PutObjectCommand({ Bucket, Key: 'incoming/x', Body }));
    const sequencers = [0, 1, 2].map((index) => eventOf(index).Records[0]?.s3.object.sequencer ?? '');
    assert.deepEqual(
      sequencers.toSorted((a, b) => (a < b ? -1 : 1)),
      sequencers,
    );
    assert.equal(new Set(sequencers).size, 3);
  });

  test('nothing of other keys, of deletions, or of what failed', async () => {
    await s3.client.send(new PutObjectCommand({ Bucket, Key: 'elsewhere/x', Body: 'x' }));
    await s3.client.send(new DeleteObjectCommand({ Bucket, Key: 'incoming/x' }));
    const wrong = { ChecksumSHA256: Buffer.alloc(32).toString('base64') };
    await assert.rejects(
      s3.client.send(new PutObjectCommand({ Bucket, Key: 'incoming/x', Body: 'x', ...wrong })),
    );
    assert.equal(delivered.length, 0);
  });

  test('a new target gets a test event without records', async () => {
    const QueueConfigurations = [{ QueueArn: `${QUEUE}-2`, Events: ['s3:ObjectRemoved:*' as const] }];
    const NotificationConfiguration = { QueueConfigurations };
    await s3.client.send(
      new PutBucketNotificationConfigurationCommand({ Bucket, NotificationConfiguration }),
    );
    const event: { readonly Event?: string; readonly Records?: unknown } = JSON.parse(
      delivered[0]?.body ?? '{}',
    );
    assert.deepEqual([event.Event, event.Records], ['s3:TestEvent', undefined]);
  });
});

describe('what other origins may do', () => {
  const folder = temporaryFolder(after);
  const origin = 'https://form.example';
  before(async () => {
    s3 = await startS3(folder);
    const rule = {
      AllowedMethods: ['POST'],
      AllowedOrigins: ['https://*.example'],
      AllowedHeaders: ['content-*'],
      ExposeHeaders: ['x-amz-version-id'],
      MaxAgeSeconds: 60,
    };
    await s3.client.send(new PutBucketCorsCommand({ Bucket, CORSConfiguration: { CORSRules: [rule] } }));
  });
  after(() => s3.close());

  const PREFLIGHTS: readonly (readonly [string, Record<string, string>, number])[] = [
    ['an allowed method', { 'access-control-request-method': 'POST' }, 200],
    [
      'an allowed header',
      { 'access-control-request-method': 'POST', 'access-control-request-headers': 'Content-Type' },
      200,
    ],
    ['another method', { 'access-control-request-method': 'DELETE' }, 403],
    [
      'another header',
      { 'access-control-request-method': 'POST', 'access-control-request-headers': 'x-other' },
      403,
    ],
    ['another origin', { 'access-control-request-method': 'POST', origin: 'https://elsewhere.test' }, 403],
  ];
  for (const [what, headers, status] of PREFLIGHTS) {
    test(`a preflight of ${what}: ${status}`, async () => {
      const answer = await fetch(`${s3.url}/${Bucket}`, {
        method: 'OPTIONS',
        headers: { origin, ...headers },
      });
      assert.equal(answer.status, status);
      assert.equal(answer.headers.get('access-control-allow-origin'), status === 200 ? origin : null);
    });
  }

  test('an answer of an allowed origin can be read, also when it is a refusal', async () => {
    const answer = await fetch(`${s3.url}/${Bucket}`, {
      method: 'POST',
      headers: { origin },
      body: new FormData(),
    });
    assert.deepEqual(
      [
        answer.ok,
        answer.headers.get('access-control-allow-origin'),
        answer.headers.get('access-control-expose-headers'),
      ],
      [false, origin, 'x-amz-version-id'],
    );
  });
});

function eventOf(index: number): S3Event {
  // What the test is about.
  const event: S3Event = JSON.parse(delivered[index]?.body ?? '{}');
  return event;
}
