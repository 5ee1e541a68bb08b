import assert from 'node:assert/strict';
import { randomBytes } from 'node:crypto';
import { Readable } from 'node:stream';
import { after, before, describe, test } from 'node:test';
import {
  CopyObjectCommand,
  DeleteObjectCommand,
  DeleteObjectsCommand,
  GetObjectCommand,
  type GetObjectCommandInput,
  GetObjectTaggingCommand,
  HeadObjectCommand,
  ListObjectsV2Command,
  ListObjectVersionsCommand,
  type ListObjectVersionsCommandOutput,
  PutObjectCommand,
  type PutObjectCommandInput,
  PutObjectTaggingCommand,
} from '@aws-sdk/client-s3';
import { Upload } from '@aws-sdk/lib-storage';
import { getSignedUrl } from '@aws-sdk/s3-request-presigner';
import { temporaryFolder } from '../temporary-folder.ts';
import { BUCKET, CREDENTIALS, s3Client, type S3UnderTest, startS3 } from './s3-under-test.ts';

const Bucket = BUCKET;
let s3: S3UnderTest;

describe('the local S3 server', () => {
  const folder = temporaryFolder(after);
  before(async () => {
    s3 = await startS3(folder);
  });
  after(() => s3.close());

  const KEYS = [
    'incoming/annual-reports/419001-gov-office/济源 2021年报(终稿).csv',
    'plus+and space/percent%20.csv',
    'quotes\'"<&>.csv',
    '𠮷野家/😀.csv',
    'slashes//twice/',
    'a?b#c',
  ];
  for (const key of KEYS) {
    test(`keeps a key as it is: ${key}`, async () => {
      await put(key, key);
      assert.equal(await text(key), key);
      const listed = await s3.client.send(new ListObjectsV2Command({ Bucket, Prefix: key }));
      assert.deepEqual(
        listed.Contents?.map(({ Key }) => Key),
        [key],
      );
      const encoded = await s3.client.send(
        new ListObjectsV2Command({ Bucket, Prefix: key, EncodingType: 'url' }),
      );
      assert.equal(decodeURIComponent(encoded.Contents?.[0]?.Key?.replaceAll('+', ' ') ?? ''), key);
    });
  }

  test('gives back what was said about an object', async () => {
    const said = {
      ContentType: 'text/csv; charset=utf-8',
      CacheControl: 'no-cache',
      ContentEncoding: 'gzip',
    };
    await put('said', 'x', { ...said, Metadata: { office: 'jiyuan' }, ContentDisposition: 'attachment' });
    const head = await s3.client.send(new HeadObjectCommand({ Bucket, Key: 'said' }));
    assert.deepEqual(
      [head.ContentType, head.CacheControl, head.ContentEncoding, head.ContentDisposition, head.Metadata],
      [said.ContentType, said.CacheControl, said.ContentEncoding, 'attachment', { office: 'jiyuan' }],
    );
    assert.equal(head.LastModified?.getMilliseconds(), 0);
  });

  for (const ChecksumAlgorithm of ['CRC32', 'CRC32C', 'CRC64NVME', 'SHA1', 'SHA256'] as const) {
    test(`verifies and returns ${ChecksumAlgorithm}, from a header and from a trailer`, async () => {
      const bytes = randomBytes(200_000);
      const fields = { ChecksumAlgorithm };
      await put(`sum-${ChecksumAlgorithm}`, bytes, fields);
      await put(
        `stream-${ChecksumAlgorithm}`,
        Readable.from([bytes.subarray(0, 70_000), bytes.subarray(70_000)]),
        {
          ...fields,
          ContentLength: bytes.length,
        },
      );
      // The SDK verifies the checksum of what it reads.
      for (const key of [`sum-${ChecksumAlgorithm}`, `stream-${ChecksumAlgorithm}`]) {
        const got = await get(key, { ChecksumMode: 'ENABLED' });
        assert.ok(got[`Checksum${ChecksumAlgorithm}`], key);
        assert.ok(Buffer.from((await got.Body?.transformToByteArray()) ?? []).equals(bytes), key);
      }
    });
  }

  const wrongSums: readonly Partial<PutObjectCommandInput>[] = [
    { ChecksumSHA256: Buffer.alloc(32).toString('base64') },
    { ChecksumCRC32: Buffer.alloc(4).toString('base64') },
    { ContentMD5: Buffer.alloc(16).toString('base64') },
  ];
  for (const fields of wrongSums) {
    test(`refuses and does not keep a body that is not what ${Object.keys(fields)[0]} promised`, async () => {
      await fails(put('wrong', 'hello', fields), 'BadDigest', 400);
      await fails(get('wrong'), 'NoSuchKey', 404);
    });
  }

  test('writes only where nothing is with If-None-Match *', async () => {
    await put('once', '1', { IfNoneMatch: '*' });
    await fails(put('once', '2', { IfNoneMatch: '*' }), 'PreconditionFailed', 412);
    await s3.client.send(new DeleteObjectCommand({ Bucket, Key: 'once' }));
    await put('once', '3', { IfNoneMatch: '*' });
    assert.equal(await text('once'), '3');
  });

  test('swaps with If-Match', async () => {
    const { ETag } = await put('swap', '1');
    await put('swap', '2', { IfMatch: ETag });
    await fails(put('swap', '3', { IfMatch: ETag }), 'PreconditionFailed', 412);
    await fails(put('swap-absent', '3', { IfMatch: ETag }), 'NoSuchKey', 404);
  });

  test('lets exactly one of many writers through the same condition', async () => {
    const { ETag } = await put('race', 'start');
    const bodies = Array.from({ length: 20 }, (_, writer) => `writer ${writer}`);
    const results = await Promise.allSettled(bodies.map((body) => put('race', body, { IfMatch: ETag })));
    const winners = results.flatMap(({ status }, writer) => (status === 'fulfilled' ? [bodies[writer]] : []));
    assert.deepEqual(winners, [await text('race')]);
  });

  const conditions: readonly (readonly [Partial<GetObjectCommandInput>, number])[] = [
    [{ IfMatch: '"other"' }, 412],
    [{ IfNoneMatch: '"e5ebd4c02cefbe7955977c67ada242b7"' }, 304],
    [{ IfModifiedSince: new Date(Date.now() + 60_000) }, 304],
    [{ IfUnmodifiedSince: new Date(0) }, 412],
    [{ Range: 'bytes=8-' }, 416],
  ];
  for (const [condition, status] of conditions) {
    test(`answers ${status} to a read with ${JSON.stringify(condition)}`, async () => {
      await put('conditions', 'a,b\n1,2\n');
      await fails(get('conditions', condition), undefined, status);
    });
  }

  const ranges = [
    ['bytes=2-4', '234', 'bytes 2-4/10'],
    ['bytes=7-', '789', 'bytes 7-9/10'],
    ['bytes=-3', '789', 'bytes 7-9/10'],
    ['bytes=-30', '0123456789', 'bytes 0-9/10'],
    ['bytes=5-99', '56789', 'bytes 5-9/10'],
  ] as const;
  for (const [Range, body, contentRange] of ranges) {
    test(`gives ${Range}`, async () => {
      await put('range', '0123456789');
      const got = await get('range', { Range });
      assert.deepEqual([await got.Body?.transformToString(), got.ContentRange], [body, contentRange]);
    });
  }

  test('lists versions newest first, also those of one second, page by page', async () => {
    const ids: (string | undefined)[] = [];
    for (let count = 0; count < 12; count++) ids.unshift((await put('versions/a', String(count))).VersionId);
    const { VersionId: marker } = await s3.client.send(
      new DeleteObjectCommand({ Bucket, Key: 'versions/a' }),
    );
    const last = await put('versions/b', 'b');
    assert.deepEqual(await allVersions('versions/', 3), [marker, ...ids, last.VersionId]);
    await fails(get('versions/a'), 'NoSuchKey', 404);
    const oldest = await get('versions/a', { VersionId: ids.at(-1) });
    assert.equal(await oldest.Body?.transformToString(), '0');
    await fails(get('versions/a', { VersionId: 'no-such-version' }), 'NoSuchVersion', 404);
    await s3.client.send(new DeleteObjectCommand({ Bucket, Key: 'versions/a', VersionId: marker }));
    assert.equal(await text('versions/a'), '11');
  });

  test('lists keys in the order of their bytes, in pages, with a delimiter', async () => {
    const keys = ['list/a', 'list/a/1', 'list/a/2', 'list/b/1', 'list/\uffee', 'list/𠮷'];
    for (const key of keys.toReversed()) await put(key, 'x');
    const pages: string[] = [];
    let token: string | undefined;
    do {
      const page = await s3.client.send(
        new ListObjectsV2Command({ Bucket, Prefix: 'list/', MaxKeys: 2, ContinuationToken: token }),
      );
      pages.push(...(page.Contents ?? []).map(({ Key }) => Key ?? ''));
      token = page.NextContinuationToken;
    } while (token !== undefined);
    assert.deepEqual(pages, keys);
    const folders = await s3.client.send(
      new ListObjectsV2Command({ Bucket, Prefix: 'list/', Delimiter: '/' }),
    );
    assert.deepEqual(
      folders.CommonPrefixes?.map(({ Prefix }) => Prefix),
      ['list/a/', 'list/b/'],
    );
    const later = await s3.client.send(
      new ListObjectsV2Command({ Bucket, Prefix: 'list/', StartAfter: 'list/a/1', MaxKeys: 1 }),
    );
    assert.equal(later.Contents?.[0]?.Key, 'list/a/2');
  });

  test('joins the parts of an upload', async () => {
    const bytes = randomBytes(11 * 1024 * 1024);
    const params = {
      Bucket,
      Key: 'parts',
      Body: Readable.from([bytes]),
      ContentType: 'text/csv',
      Metadata: { a: 'b' },
    };
    const done = await new Upload({ client: s3.client, params, partSize: 5 * 1024 * 1024 }).done();
    assert.match(done.ETag ?? '', /-3"$/);
    const got = await get('parts');
    assert.deepEqual([got.ContentType, got.Metadata], ['text/csv', { a: 'b' }]);
    assert.ok(Buffer.from((await got.Body?.transformToByteArray()) ?? []).equals(bytes));
  });

  test('copies, with the metadata or with other', async () => {
    const { VersionId } = await put('济/source', 'first', { Metadata: { m: '1' }, ContentType: 'text/csv' });
    await put('济/source', 'second');
    const CopySource = `${Bucket}/${encodeURIComponent('济/source')}?versionId=${VersionId}`;
    await s3.client.send(new CopyObjectCommand({ Bucket, Key: 'copied', CopySource }));
    const copied = await get('copied');
    assert.deepEqual([await copied.Body?.transformToString(), copied.Metadata], ['first', { m: '1' }]);
    const other = { MetadataDirective: 'REPLACE', ContentType: 'text/plain' } as const;
    await s3.client.send(new CopyObjectCommand({ Bucket, Key: 'replaced', CopySource, ...other }));
    const replaced = await s3.client.send(new HeadObjectCommand({ Bucket, Key: 'replaced' }));
    assert.deepEqual([replaced.ContentType, replaced.Metadata], ['text/plain', {}]);
  });

  test('keeps tags beside a version', async () => {
    await put('tags', 'x', { Tagging: 'year=2021&office=a%20b' });
    const first = await s3.client.send(new GetObjectTaggingCommand({ Bucket, Key: 'tags' }));
    assert.deepEqual(first.TagSet, [
      { Key: 'year', Value: '2021' },
      { Key: 'office', Value: 'a b' },
    ]);
    const TagSet = [{ Key: 'k', Value: '值' }];
    await s3.client.send(new PutObjectTaggingCommand({ Bucket, Key: 'tags', Tagging: { TagSet } }));
    const second = await s3.client.send(new GetObjectTaggingCommand({ Bucket, Key: 'tags' }));
    assert.deepEqual(second.TagSet, TagSet);
  });

  test('deletes many, also what is not there', async () => {
    await put('many/1', 'x');
    const Objects = [{ Key: 'many/1' }, { Key: 'many/absent & <odd>' }];
    const { Deleted } = await s3.client.send(new DeleteObjectsCommand({ Bucket, Delete: { Objects } }));
    assert.deepEqual(
      Deleted?.map(({ Key }) => Key),
      ['many/1', 'many/absent & <odd>'],
    );
    await fails(get('many/1'), 'NoSuchKey', 404);
  });

  test('takes presigned URLs until they expire or are changed', async () => {
    const command = { Bucket, Key: 'presigned 年报.csv' };
    const url = await getSignedUrl(s3.client, new PutObjectCommand(command), { expiresIn: 60 });
    assert.equal((await fetch(url, { method: 'PUT', body: 'hi' })).status, 200);
    const getUrl = await getSignedUrl(s3.client, new GetObjectCommand(command), { expiresIn: 60 });
    assert.equal(await (await fetch(getUrl)).text(), 'hi');
    assert.equal((await fetch(getUrl.replace('presigned', 'another'))).status, 403);
    const signingDate = new Date(Date.now() - 120_000);
    const old = await getSignedUrl(s3.client, new GetObjectCommand(command), { expiresIn: 60, signingDate });
    assert.match(await (await fetch(old)).text(), /Request has expired/);
  });

  const strangers = [
    ['a wrong secret', { ...CREDENTIALS, secretAccessKey: 'guessed' }, 'SignatureDoesNotMatch'],
    ['an unknown key', { ...CREDENTIALS, accessKeyId: 'NOBODY' }, 'InvalidAccessKeyId'],
  ] as const;
  for (const [name, credentials, code] of strangers) {
    test(`denies ${name}`, async () => {
      const stranger = s3Client(s3.url, credentials);
      await fails(stranger.send(new PutObjectCommand({ Bucket, Key: 'denied', Body: 'x' })), code, 403);
      stranger.destroy();
    });
  }

  test('denies whoever does not sign', async () => {
    const answer = await fetch(`${s3.url}/${Bucket}/range`);
    assert.deepEqual([answer.status, /<Code>AccessDenied</.test(await answer.text())], [403, true]);
  });

  test('finds the bucket in the name of the host', async () => {
    await put('hosted', 'yes');
    const command = new GetObjectCommand({ Bucket, Key: 'hosted' });
    const hosted = s3Client(s3.url.replace('127.0.0.1', 'localhost'));
    hosted.config.forcePathStyle = false;
    const url = new URL(await getSignedUrl(hosted, command));
    assert.equal(url.hostname, `${Bucket}.localhost`);
    const { status, body } = await requestWithHost(url, s3.url);
    assert.deepEqual([status, body], [200, 'yes']);
  });
});

async function requestWithHost(
  url: URL,
  endpoint: string,
): Promise<{ status: number | undefined; body: string }> {
  const { request } = await import('node:http');
  const { hostname, port } = new URL(endpoint);
  const sent = request({ hostname, port, path: `${url.pathname}${url.search}`, headers: { host: url.host } });
  return new Promise((resolve, reject) => {
    sent.on('response', (answer) => {
      answer
        .toArray()
        .then(
          (pieces) => resolve({ status: answer.statusCode, body: Buffer.concat(pieces).toString() }),
          reject,
        );
    });
    sent.on('error', reject).end();
  });
}

function put(Key: string, Body: string | Buffer | Readable, fields: Partial<PutObjectCommandInput> = {}) {
  return s3.client.send(new PutObjectCommand({ Bucket, Key, Body, ...fields }));
}

function get(Key: string, fields: Partial<GetObjectCommandInput> = {}) {
  return s3.client.send(new GetObjectCommand({ Bucket, Key, ...fields }));
}

async function text(key: string): Promise<string | undefined> {
  return (await get(key)).Body?.transformToString();
}

async function allVersions(Prefix: string, MaxKeys: number): Promise<(string | undefined)[]> {
  const ids: (string | undefined)[] = [];
  let markers: { KeyMarker?: string | undefined; VersionIdMarker?: string | undefined } | undefined = {};
  while (markers) {
    const page: ListObjectVersionsCommandOutput = await s3.client.send(
      new ListObjectVersionsCommand({ Bucket, Prefix, MaxKeys, ...markers }),
    );
    // The SDK tells versions and delete markers apart; within a page the markers of these tests are newer.
    ids.push(...[...(page.DeleteMarkers ?? []), ...(page.Versions ?? [])].map(({ VersionId }) => VersionId));
    markers = page.IsTruncated
      ? { KeyMarker: page.NextKeyMarker, VersionIdMarker: page.NextVersionIdMarker }
      : undefined;
  }
  return ids;
}

async function fails(call: Promise<unknown>, name: string | undefined, status: number): Promise<void> {
  await assert.rejects(call, (error: { name: string; $metadata: { httpStatusCode: number } }) => {
    assert.equal(error.$metadata.httpStatusCode, status);
    if (name !== undefined) assert.equal(error.name, name);
    return true;
  });
}
