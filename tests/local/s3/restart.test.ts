import assert from 'node:assert/strict';
import { type ChildProcess, spawn } from 'node:child_process';
import { createHash, randomBytes } from 'node:crypto';
import { once } from 'node:events';
import { appendFileSync, readdirSync } from 'node:fs';
import { join } from 'node:path';
import { type TestContext, test } from 'node:test';
import { setTimeout as sleep } from 'node:timers/promises';
import {
  CompleteMultipartUploadCommand,
  CreateMultipartUploadCommand,
  DeleteObjectCommand,
  GetObjectCommand,
  ListObjectVersionsCommand,
  PutObjectCommand,
  PutObjectTaggingCommand,
  type S3Client,
  UploadPartCommand,
} from '@aws-sdk/client-s3';
import { temporaryFolder } from '../temporary-folder.ts';
import { BUCKET, s3Client, startS3 } from './s3-under-test.ts';

const Bucket = BUCKET;
const KEY = '济源 2021年报.csv';

test('versions, their order, markers, tags and settings are there after a restart', async (context) => {
  const folder = temporaryFolder((remove) => context.after(remove));
  const first = await startS3(folder);
  const ids = [];
  for (const Body of ['1', '2', '3'])
    ids.unshift((await first.client.send(new PutObjectCommand({ Bucket, Key: KEY, Body }))).VersionId);
  const Tagging = { TagSet: [{ Key: 'a', Value: 'b' }] };
  await first.client.send(new PutObjectTaggingCommand({ Bucket, Key: KEY, VersionId: ids[1], Tagging }));
  await first.client.send(new DeleteObjectCommand({ Bucket, Key: 'gone' }));
  const before = await listing(first.client);
  await first.close();
  const second = await startS3(folder);
  assert.deepEqual(await listing(second.client), before);
  const { VersionId } = await second.client.send(new PutObjectCommand({ Bucket, Key: KEY, Body: '4' }));
  assert.deepEqual((await versionIds(second.client, KEY)).slice(0, 4), [VersionId, ...ids]);
  const old = await second.client.send(new GetObjectCommand({ Bucket, Key: KEY, VersionId: ids[2] }));
  assert.equal(await old.Body?.transformToString(), '1');
  await second.close();
});

test('an upload in parts goes on after a restart', async (context) => {
  const folder = temporaryFolder((remove) => context.after(remove));
  const first = await startS3(folder);
  const { UploadId } = await first.client.send(new CreateMultipartUploadCommand({ Bucket, Key: KEY }));
  const upload = { Bucket, Key: KEY, UploadId };
  const part = await first.client.send(new UploadPartCommand({ ...upload, PartNumber: 1, Body: 'part' }));
  await first.close();
  const second = await startS3(folder);
  const MultipartUpload = { Parts: [{ PartNumber: 1, ETag: part.ETag }] };
  await second.client.send(new CompleteMultipartUploadCommand({ ...upload, MultipartUpload }));
  const got = await second.client.send(new GetObjectCommand({ Bucket, Key: KEY }));
  assert.equal(await got.Body?.transformToString(), 'part');
  await second.close();
});

test('what a killed server had not finished is gone, and what it had answered is there', async (context) => {
  const folder = temporaryFolder((remove) => context.after(remove));
  const answered = new Map<string, string>();
  for (let round = 0; round < 5; round++) {
    const server = await spawnServer(context, folder);
    const client = s3Client(server.url);
    const writers = Array.from({ length: 4 }, (_, writer) =>
      writeUntilKilled(client, `${round}-${writer}`, answered),
    );
    await sleep(60 + round * 40);
    server.process.kill('SIGKILL');
    await Promise.all(writers);
    client.destroy();
  }
  // A line that was being written, and bytes that no line names.
  appendFileSync(join(folder, Bucket, 'journal.ndjson'), '{"put":{"key":"torn');
  appendFileSync(join(folder, Bucket, 'blobs', 'nameless'), 'x');
  const { client, close } = await startS3(folder);
  assert.ok(answered.size > 10, `${answered.size} writes were answered`);
  for (const [Key, hash] of answered) {
    const got = await client.send(new GetObjectCommand({ Bucket, Key }));
    assert.equal(hashOf((await got.Body?.transformToByteArray()) ?? Buffer.alloc(0)), hash, Key);
  }
  const { Versions = [] } = await client.send(new ListObjectVersionsCommand({ Bucket }));
  assert.equal(readdirSync(join(folder, Bucket, 'blobs')).length, Versions.length);
  await close();
});

/** Writes one object after the other, and notes those that were answered. */
async function writeUntilKilled(
  client: S3Client,
  name: string,
  answered: Map<string, string>,
): Promise<void> {
  for (let count = 0; ; count++) {
    const Body = randomBytes(50_000);
    const Key = `${name}/${count}`;
    try {
      await client.send(new PutObjectCommand({ Bucket, Key, Body }));
    } catch {
      return;
    }
    answered.set(Key, hashOf(Body));
  }
}

async function spawnServer(
  context: TestContext,
  folder: string,
): Promise<{ process: ChildProcess; url: string }> {
  const program = `
    import { startS3 } from ${JSON.stringify(new URL('s3-under-test.ts', import.meta.url).href)};
    const { url } = await startS3(${JSON.stringify(folder)});
    console.log(url);
  `;
  const child = spawn(process.execPath, ['--input-type=module', '--eval', program], {
    stdio: ['ignore', 'pipe', 'inherit'],
  });
  context.after(() => child.kill('SIGKILL'));
  const [url] = await once(child.stdout, 'data');
  return { process: child, url: String(url).trim() };
}

async function listing(client: S3Client) {
  const { Versions, DeleteMarkers } = await client.send(new ListObjectVersionsCommand({ Bucket }));
  return { Versions, DeleteMarkers };
}

async function versionIds(client: S3Client, Prefix: string) {
  const { Versions = [] } = await client.send(new ListObjectVersionsCommand({ Bucket, Prefix }));
  return Versions.map(({ VersionId }) => VersionId);
}

function hashOf(bytes: Uint8Array): string {
  return createHash('sha256').update(bytes).digest('hex');
}
