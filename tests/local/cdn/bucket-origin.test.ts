import assert from 'node:assert/strict';
import { after, before, describe, test } from 'node:test';
import { PutObjectCommand } from '@aws-sdk/client-s3';
import { bucketOrigin } from '../../../local/cdn/bucket-origin.ts';
import { headerOf } from '../../../local/cdn/cdn-answer.ts';
import type { ViewerRequest } from '../../../local/cdn/viewer-request.ts';
import { BUCKET, type S3UnderTest, startS3 } from '../s3/s3-under-test.ts';
import { temporaryFolder } from '../temporary-folder.ts';

const GET: ViewerRequest = {
  method: 'GET',
  path: '/feeds/年.csv',
  query: '',
  headers: {},
  ip: '',
  body: Buffer.alloc(0),
};
const ALL = { canRead: () => true, canList: true };
let s3: S3UnderTest;

describe('a bucket behind the distribution', () => {
  const folder = temporaryFolder(after);
  before(async () => {
    s3 = await startS3(folder);
    const object = {
      Bucket: BUCKET,
      Key: 'feeds/年.csv',
      Body: 'a,b',
      ContentType: 'text/csv',
      CacheControl: 'max-age=5',
    };
    await s3.client.send(new PutObjectCommand(object));
  });
  after(() => s3.close());

  test('gives the object with its headers', async () => {
    const answer = await bucketOrigin(s3.client, BUCKET, ALL)(GET);
    assert.deepEqual(
      [answer.status, headerOf(answer, 'content-type'), headerOf(answer, 'cache-control')],
      [200, 'text/csv', 'max-age=5'],
    );
    assert.equal((await readAll(answer.body)).toString(), 'a,b');
  });

  const CASES: readonly (readonly [string, Partial<ViewerRequest>, Partial<typeof ALL>, number])[] = [
    ['an encoded path', { path: '/feeds/%E5%B9%B4.csv' }, {}, 200],
    ['a part', { headers: { range: 'bytes=1-' } }, {}, 206],
    ['a part that is not there', { headers: { range: 'bytes=9-' } }, {}, 416],
    ['what it has', { headers: { 'if-none-match': '*' } }, {}, 304],
    ['a missing object, with the right to list', { path: '/none' }, {}, 404],
    ['a missing object, without the right to list', { path: '/none' }, { canList: false }, 403],
    ['an object that it may not read', {}, { canRead: () => false }, 403],
    ['a path that can not be decoded', { path: '/%E5' }, {}, 400],
    ['nothing', { path: '/' }, {}, 400],
    ['a change', { method: 'PUT' }, {}, 405],
  ];
  for (const [what, request, access, status] of CASES) {
    test(`asked for ${what}: ${status}`, async () => {
      const origin = bucketOrigin(s3.client, BUCKET, { ...ALL, ...access });
      const answer = await origin({ ...GET, ...request });
      await readAll(answer.body);
      assert.equal(answer.status, status);
    });
  }
});

async function readAll(body: Buffer | NodeJS.ReadableStream): Promise<Buffer> {
  if (Buffer.isBuffer(body)) return body;
  const pieces: Buffer[] = [];
  for await (const piece of body) pieces.push(Buffer.from(piece));
  return Buffer.concat(pieces);
}
