import assert from 'node:assert/strict';
import { createHash } from 'node:crypto';
import { after, before, describe, test } from 'node:test';
import { feedName } from '../../../core/publish/feed-name.ts';
import { licenceNote } from '../../../core/publish/release/release-facts.ts';
import { s3FeedStore } from '../../../functions/adapters/s3-feed-store.ts';
import type { FeedStore } from '../../../functions/ports.ts';
import { answerViewer } from '../../../local/cdn/distribution.ts';
import { startPublicServer } from '../../../local/cdn/start-public-server.ts';
import type { FunctionPool } from '../../../local/lambda/function-pool.ts';
import type { Listening } from '../../../local/listen.ts';
import { newCredentials } from '../../../local/stack/credentials.ts';
import { type Endpoints, startEndpoints } from '../../../local/stack/endpoints.ts';
import { httpApisOf } from '../../../local/stack/http-apis.ts';
import { provision } from '../../../local/stack/provision.ts';
import { publicDistribution } from '../../../local/stack/public-distribution.ts';
import { resolveStack } from '../../../local/template/resolve-stack.ts';
import { synthesized } from '../../infra/synthesized.ts';
import { temporaryFolder } from '../temporary-folder.ts';

const REGION = 'us-east-1';
const LICENCE = 'CC-BY-SA-4.0';
const TABLE = Buffer.from('a,b\r\n1,2\r\n');
const HASH = createHash('sha256').update(TABLE).digest('hex');
const CSV = feedName.releaseFile(3, '2021/observations.csv', HASH);
const DIGEST = `sha-256=:${createHash('sha256').update(TABLE).digest('base64')}:`;
const CSV_TYPE = 'text/csv; charset=utf-8; header=present';
const JSON_TYPE = 'application/json; charset=utf-8';

// What a reader gets over HTTP, by the distribution that the template declares in front of the bucket as it is written.
describe('delivery of the feeds', () => {
  const folder = temporaryFolder(after);
  let endpoints: Endpoints;
  let server: Listening;
  let feed: FeedStore;

  before(async () => {
    const operator = newCredentials('OPERATOR');
    const ports = { s3: 0, dynamoDb: 0, sqs: 0 };
    endpoints = await startEndpoints({ folder, region: REGION, operator, ports, environment: {} });
    const place = { stackName: 'Gongkai', region: REGION, sqsUrl: endpoints.sqsUrl };
    // The template of the app, as the local stack reads it.
    const template = synthesized().template as unknown as Parameters<typeof resolveStack>[0];
    const stack = resolveStack(template, place, { Licence: LICENCE });
    await provision(stack, endpoints);
    const noFunction = {} as FunctionPool; // no question is asked here
    const apis = httpApisOf(stack, () => noFunction);
    const distribution = publicDistribution(stack, endpoints, apis);
    server = await startPublicServer((viewer) => answerViewer(distribution, viewer), 0);
    feed = s3FeedStore(endpoints.s3, stack.outputs.get('FeedBucket') ?? '');
    await feed.putImmutable(CSV, TABLE, CSV_TYPE);
    await feed.swap(feedName.root(), Buffer.from('{}'), JSON_TYPE, undefined);
  });

  after(async () => {
    await server.close();
    await endpoints.close();
  });

  const get = (key: string, headers: Record<string, string> = {}, method = 'GET') =>
    fetch(`${server.url}/${key}`, { headers: { origin: 'https://reader.example', ...headers }, method });

  test('an object under its hash: type, digest, lasting, links and a plain name', async () => {
    const answer = await get(CSV);
    assert.equal(answer.status, 200);
    assert.ok(Buffer.from(await answer.arrayBuffer()).equals(TABLE));
    const told = (name: string) => answer.headers.get(name);
    assert.equal(told('content-type'), CSV_TYPE);
    assert.equal(told('cache-control'), 'public, max-age=31536000, immutable');
    assert.match(told('etag') ?? '', /^"[0-9a-f]{32}"$/);
    assert.ok(Date.parse(told('last-modified') ?? '') > 0);
    assert.equal(told('repr-digest'), DIGEST);
    assert.equal(told('x-amz-meta-sha256'), null);
    assert.equal(told('accept-ranges'), 'bytes');
    assert.equal(told('content-disposition'), 'attachment; filename="observations.csv"');
    assert.equal(told('x-content-type-options'), 'nosniff');
    assert.deepEqual(told('link')?.split(', '), [
      `<${licenceNote(LICENCE).url}>; rel="license"`,
      `</${CSV}-metadata.json>; rel="describedby"; type="application/csvm+json"`,
      `</${CSV}>; rel="canonical"`,
      '</feeds/v1/releases/index.json>; rel="latest-version"',
    ]);
  });

  test('the root: short-lived, shown in place, with its digest', async () => {
    const answer = await get(feedName.root());
    assert.equal(answer.headers.get('cache-control'), 'public, max-age=5');
    assert.equal(answer.headers.get('content-type'), JSON_TYPE);
    assert.equal(answer.headers.get('content-disposition'), null);
    const digest = createHash('sha256').update('{}').digest('base64');
    assert.equal(answer.headers.get('repr-digest'), `sha-256=:${digest}:`);
    assert.doesNotMatch(answer.headers.get('link') ?? '', /canonical|describedby/);
  });

  test('any page may read, and sees what it needs to check', async () => {
    const { headers } = await get(CSV);
    assert.equal(headers.get('access-control-allow-origin'), '*');
    const exposed = headers.get('access-control-expose-headers')?.split(', ') ?? [];
    for (const name of ['ETag', 'Link', 'Repr-Digest', 'Content-Range'])
      assert.ok(exposed.includes(name), name);
  });

  test('a part of it is a part, with the digest of the whole', async () => {
    const answer = await get(CSV, { range: 'bytes=5-6' });
    assert.deepEqual(
      [answer.status, await answer.text(), answer.headers.get('content-range')],
      [206, '1,', `bytes 5-6/${TABLE.length}`],
    );
    assert.equal(answer.headers.get('repr-digest'), DIGEST);
    assert.equal((await get(CSV, { range: 'bytes=99-' })).status, 416);
  });

  test('who has it already is told so, and nothing is sent', async () => {
    const etag = (await get(CSV)).headers.get('etag') ?? '';
    const answer = await get(CSV, { 'if-none-match': etag });
    assert.deepEqual([answer.status, await answer.text()], [304, '']);
  });

  test('HEAD tells the same without the bytes', async () => {
    const [head, whole] = [await get(CSV, {}, 'HEAD'), await get(CSV)];
    for (const name of ['content-type', 'content-length', 'etag', 'link', 'repr-digest'])
      assert.equal(head.headers.get(name), whole.headers.get(name), name);
    assert.equal(await head.text(), '');
  });

  test('what is not there has no digest and no links', async () => {
    const answer = await get('feeds/v1/nowhere.csv');
    assert.deepEqual(
      [answer.status, answer.headers.get('repr-digest'), answer.headers.get('link')],
      [404, null, null],
    );
  });
});
