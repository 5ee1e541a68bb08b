import assert from 'node:assert/strict';
import { test } from 'node:test';
import { rememberIndexes } from '../../../functions/adapters/remember-indexes.ts';
import type { FeedStore } from '../../../functions/ports.ts';

const ROOT = 'feeds/v1/index.json';
const hashed = (name: string, ending = 'json') => `feeds/v1/${name}-${'ab'.repeat(32)}.${ending}`;

test('what a publisher has put or read under its hash is not read again, the root each time', async () => {
  const { feed, reads } = over();
  const put = hashed('years/2021/index');
  await feed.putImmutable(put, new Uint8Array([7]), 'application/json');
  assert.deepEqual((await feed.get(put))?.body, new Uint8Array([7]));
  for (const key of [hashed('years/2021/rollup'), hashed('years/2021/rollup'), ROOT, ROOT])
    await feed.get(key);
  assert.deepEqual(reads, [hashed('years/2021/rollup'), ROOT, ROOT]);
});

test('files that no publisher reads again take no room', async () => {
  const { feed, reads } = over();
  const file = hashed('years/2021/regions/419001/observations', 'csv');
  await feed.putImmutable(file, new Uint8Array([7]), 'text/csv');
  await feed.get(file);
  assert.deepEqual(reads, [file]);
});

test('what could not be put is not remembered', async () => {
  const { feed, reads } = over({ putImmutable: async () => Promise.reject(new Error('no room')) });
  await assert.rejects(feed.putImmutable(hashed('index'), new Uint8Array([7]), 'application/json'));
  await feed.get(hashed('index'));
  assert.deepEqual(reads, [hashed('index')]);
});

function over(change: Partial<FeedStore> = {}) {
  const reads: string[] = [];
  const feed = rememberIndexes({
    get: async (key) => {
      reads.push(key);
      return { body: new Uint8Array([1]), etag: '"1"' };
    },
    putImmutable: async () => {},
    swap: async () => true,
    ...change,
  });
  return { feed, reads };
}
