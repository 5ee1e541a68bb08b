import assert from 'node:assert/strict';
import { test } from 'node:test';
import type { FeedStore } from '../../../functions/ports.ts';

const JSON_TYPE = 'application/json; charset=utf-8';
const bytes = (text: string) => Buffer.from(text);

/** What every feed bucket must do; each test gets an empty one. */
export function feedStoreContract(name: string, open: () => Promise<FeedStore>): void {
  const it = (what: string, check: (feed: FeedStore) => Promise<void>) =>
    void test(`${name}: ${what}`, async () => check(await open()));

  const textAt = async (feed: FeedStore, key: string) =>
    Buffer.from((await feed.get(key))?.body ?? []).toString();

  it('nothing is there before it is put', async (feed) => {
    assert.equal(await feed.get('feeds/v1/index.json'), undefined);
  });

  it('an immutable object keeps its first bytes', async (feed) => {
    await feed.putImmutable('feeds/v1/a-1.json', bytes('年报'), JSON_TYPE);
    await feed.putImmutable('feeds/v1/a-1.json', bytes('other'), JSON_TYPE);
    assert.equal(await textAt(feed, 'feeds/v1/a-1.json'), '年报');
  });

  it('a swap succeeds under the tag that was read, and fails under any other', async (feed) => {
    const key = 'feeds/v1/index.json';
    assert.equal(await feed.swap(key, bytes('1'), JSON_TYPE, '"0123"'), false);
    assert.equal(await feed.swap(key, bytes('1'), JSON_TYPE, undefined), true);
    assert.equal(await feed.swap(key, bytes('2'), JSON_TYPE, undefined), false);
    const read = await feed.get(key);
    assert.equal(await feed.swap(key, bytes('2'), JSON_TYPE, read?.etag), true);
    assert.equal(await feed.swap(key, bytes('3'), JSON_TYPE, read?.etag), false);
    assert.equal(await textAt(feed, key), '2');
  });

  it('one of many swaps from the same state wins', async (feed) => {
    const key = 'feeds/v1/index.json';
    await feed.swap(key, bytes('0'), JSON_TYPE, undefined);
    const etag = (await feed.get(key))?.etag;
    const swaps = Array.from({ length: 8 }, (_, swap) => feed.swap(key, bytes(`1${swap}`), JSON_TYPE, etag));
    assert.equal((await Promise.all(swaps)).filter(Boolean).length, 1);
  });
}
