import assert from 'node:assert/strict';
import { after, before, describe, it } from 'node:test';
import { DeleteObjectCommand, GetObjectCommand, ListObjectsV2Command } from '@aws-sdk/client-s3';
import { clearTable, run, s3Of, script } from './operator.ts';
import { startStack, type RunningStack } from './running-stack.ts';
import { publishedReport, receipt, sample, upload } from './stranger.ts';

const REPORT = '419001-gov-office.2021';
const KEY = 'incoming/annual-reports/419001-gov-office/2021.csv';
const CODE = 't2_normative_docs__in_force';

describe('releases and what is made again, on the local stack', () => {
  let stack: RunningStack;
  let objects: ReadonlyMap<string, string>;
  before(async () => {
    stack = await startStack();
  });
  after(() => stack.stop());

  it('names exactly the corrected cell, and leaves the release before as it was', async () => {
    const { endpoints } = stack;
    const register = await upload(
      endpoints,
      'incoming/organisations/organisations.csv',
      sample('organisations.csv'),
    );
    assert.equal((await receipt(endpoints, register)).status, 'accepted');
    const text = new TextDecoder('gb18030').decode(sample('济源 2021年报(终稿).csv'));
    await file(stack, text, '219');
    assert.match(await script(stack, 'release.ts'), /^Release 1: /);
    const old = await feedObjects(stack);
    const corrected = text
      .replace('年度,2021', '年度,2021\r\n更正原因,误填')
      .replace(',18,32,219', ',18,32,178');
    await file(stack, corrected, '178');
    assert.match(await script(stack, 'release.ts'), /^Release 2: /);
    assert.match(await script(stack, 'release.ts'), /^Nothing changed since release 2: /);
    objects = await feedObjects(stack);
    for (const [key, body] of old) if (isFixed(key)) assert.equal(objects.get(key), body, key);
    const answer = await fetch(`${endpoints.http}/api/v1/changes?since=1`);
    const { data } = (await answer.json()) as { data: Record<string, unknown>[] };
    const cells = data.filter(({ code }) => code === CODE);
    assert.deepEqual(
      cells.map((row) => [row['old'], row['new'], row['reason']]),
      [['219', '178', '误填']],
    );
    assert.equal(data.length, 1);
  });

  it('verifies both releases and the state over HTTP', async () => {
    const out = await verifyAll(stack);
    assert.equal(out.match(/✓/g)?.length, 3, out);
  });

  it('answers from an old release', async () => {
    const answer = await fetch(`${stack.endpoints.http}/api/v1/reports/${REPORT}?as_of=1`);
    const { meta, data } = (await answer.json()) as {
      meta: { release: number };
      data: { revision: number };
    };
    assert.deepEqual([meta.release, data.revision], [1, 1]);
    assert.equal(answer.headers.get('cache-control'), 'public, max-age=604800');
  });

  it('makes the state again from the table, byte for byte', async () => {
    await clearFeeds(stack, (key) => !key.includes('/releases/') && !key.includes('/states/'));
    const out = await script(stack, 'rebuild.ts', '--from', 'table');
    assert.match(out, /the root was put anew/);
    const now = await feedObjects(stack);
    assert.equal(now.get('feeds/v1/index.json'), objects.get('feeds/v1/index.json'));
  });

  it('makes table, state and both releases again from the uploads, byte for byte', async () => {
    await clearFeeds(stack, () => true);
    await clearTable(stack);
    const out = await script(stack, 'rebuild.ts', '--from', 'uploads');
    assert.match(out, /release 1: the same state\nrelease 2: the same state\n/);
    const now = await feedObjects(stack);
    // States that stood for a moment between two uploads are nobody's: nothing leads there, and they stay away.
    for (const [key, body] of now) assert.equal(body, objects.get(key), key);
    assert.match(await verifyAll(stack), /✓[^]*✓[^]*✓/);
  });
});

async function file({ endpoints }: RunningStack, text: string, value: string): Promise<void> {
  const id = await upload(endpoints, KEY, Buffer.from(text));
  assert.match((await receipt(endpoints, id)).status, /^accepted/);
  for (let tries = 0; tries < 100; tries++) {
    const published = await publishedReport(endpoints, REPORT).catch(() => undefined);
    if (published?.cells.find(({ code }) => code === CODE)?.value === value) return;
    await new Promise((resolve) => setTimeout(resolve, 100));
  }
  assert.fail(`${REPORT} was not published with ${value}`);
}

function verifyAll({ endpoints }: RunningStack): Promise<string> {
  return run('cli/gongkai.ts', ['verify', endpoints.http, '--release', 'all', '--lang', 'en']);
}

/** Objects that never change. */
function isFixed(key: string): boolean {
  return !/v1\/(?:(?:releases\/)?index\.json|catalog\.jsonld)$/.test(key);
}

async function feedKeys(stack: RunningStack): Promise<readonly string[]> {
  const { Contents = [], IsTruncated } = await s3Of(stack).send(
    new ListObjectsV2Command({ Bucket: stack.endpoints.feedBucket, Prefix: 'feeds/' }),
  );
  assert.equal(IsTruncated, false);
  return Contents.flatMap(({ Key }) => Key ?? []);
}

async function feedObjects(stack: RunningStack): Promise<ReadonlyMap<string, string>> {
  const s3 = s3Of(stack);
  const read = async (Key: string) => {
    const { Body } = await s3.send(new GetObjectCommand({ Bucket: stack.endpoints.feedBucket, Key }));
    return [Key, (await Body?.transformToString('base64')) ?? ''] as const;
  };
  return new Map(await Promise.all((await feedKeys(stack)).map(read)));
}

async function clearFeeds(stack: RunningStack, isGone: (key: string) => boolean): Promise<void> {
  const s3 = s3Of(stack);
  for (const Key of (await feedKeys(stack)).filter(isGone))
    await s3.send(new DeleteObjectCommand({ Bucket: stack.endpoints.feedBucket, Key }));
}
