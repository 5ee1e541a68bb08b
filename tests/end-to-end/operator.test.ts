import assert from 'node:assert/strict';
import { execFile } from 'node:child_process';
import { join } from 'node:path';
import { describe, it } from 'node:test';
import { promisify } from 'node:util';
import { DynamoDBClient, UpdateItemCommand } from '@aws-sdk/client-dynamodb';
import { PutBucketNotificationConfigurationCommand, PutObjectCommand, S3Client } from '@aws-sdk/client-s3';
import { SendMessageCommand, SQSClient } from '@aws-sdk/client-sqs';
import { eventOf } from '../faults/real-world.ts';
import { type Endpoints, newDataDir, startStack } from './running-stack.ts';
import { eventually, publishedReport, receipt, receiptIdOf, sample, upload, walkFeeds } from './stranger.ts';

const ROOT = join(import.meta.dirname, '../..');
const REPORT = '419001-gov-office.2021';
const FILE = '济源 2021年报(终稿).csv';
const KEY = `incoming/annual-reports/419001-gov-office/${FILE}`;

describe('the commands of an operator, on a stack that runs', () => {
  it('send dead letters again, and publish everything anew under another licence', {
    timeout: 240_000,
  }, async () => {
    const dataDir = newDataDir();
    const before = await startStack(dataDir, ['--no-samples', '--licence', 'LicenseRef-before']);
    const register = 'incoming/organisations/organisations.csv';
    await receipt(before.endpoints, await upload(before.endpoints, register, sample('organisations.csv')));

    const id = await deadLetter(before.endpoints);
    assert.match(await command('redrive', dataDir), /uploads: 1 sent again, 1 that nobody can read stay/);
    const mended = await eventually(async () => {
      const told = await receipt(before.endpoints, id);
      return told.status === 'failed' ? undefined : told;
    });
    assert.equal(mended.status, 'accepted');
    await publishedReport(before.endpoints, REPORT);
    assert.deepEqual(await licences(before.endpoints), ['LicenseRef-before']);
    await before.kill();

    const stack = await startStack(dataDir, ['--no-samples', '--licence', 'LicenseRef-after']);
    try {
      // Nothing is behind, so that nothing is published by itself.
      assert.deepEqual(await licences(stack.endpoints), ['LicenseRef-before']);
      assert.match(await command('republish', dataDir), /^[1-9]\d* units of the feeds are published anew/);
      await eventually(async () =>
        (await licences(stack.endpoints)).join() === 'LicenseRef-after' ? true : undefined,
      );
    } finally {
      await stack.stop();
    }
  });
});

/** A file that was given up, told so, and set aside; beside it a message that nobody can read. */
async function deadLetter(endpoints: Endpoints): Promise<string> {
  const { region, accessKeyId, secretAccessKey, uploadBucket: Bucket, table, sqs, queues } = endpoints;
  const common = { region, credentials: { accessKeyId, secretAccessKey } };
  const s3 = new S3Client({ ...common, endpoint: endpoints.s3, forcePathStyle: true });
  // So that no event of it comes.
  await s3.send(new PutBucketNotificationConfigurationCommand({ Bucket, NotificationConfiguration: {} }));
  const { VersionId: versionId = '' } = await s3.send(
    new PutObjectCommand({ Bucket, Key: KEY, Body: sample(FILE) }),
  );
  const id = receiptIdOf(KEY, versionId);
  const db = new DynamoDBClient({ ...common, endpoint: endpoints.dynamodb });
  await db.send(
    new UpdateItemCommand({
      TableName: table,
      Key: { pk: { S: `upload#${id}` }, sk: { S: 'upload' } },
      UpdateExpression: 'SET attempts = :many, #status = :failed, units = :none, sv = :sv',
      ExpressionAttributeNames: { '#status': 'status' },
      ExpressionAttributeValues: {
        ':many': { N: '6' },
        ':failed': { S: 'failed' },
        ':none': { S: '' },
        ':sv': { N: '1' },
      },
    }),
  );
  const queue = new SQSClient({ ...common, endpoint: sqs, useQueueUrlAsEndpoint: false });
  const QueueUrl = queues.upload.deadLetters;
  for (const MessageBody of [eventOf({ key: KEY, versionId }), 'nobody can read this'])
    await queue.send(new SendMessageCommand({ QueueUrl, MessageBody }));
  return id;
}

async function command(name: string, dataDir: string): Promise<string> {
  const file = join(ROOT, 'scripts', `${name}.ts`);
  return (await promisify(execFile)(process.execPath, [file, '--data-dir', dataDir])).stdout;
}

/** Under which licences the files of the feeds stand. */
async function licences(endpoints: Endpoints): Promise<readonly string[]> {
  const told = [...(await walkFeeds(endpoints))].flatMap(([path, bytes]) => {
    if (!path.endsWith('.json')) return [];
    const { licence } = JSON.parse(bytes.toString()) as { readonly licence?: string };
    return licence === undefined ? [] : [licence];
  });
  return [...new Set(told)];
}
