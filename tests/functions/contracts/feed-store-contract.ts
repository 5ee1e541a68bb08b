import assert from 'node:assert/strict';
import { createHash } from 'node:crypto';
import { test } from 'node:test';
import type { FeedStore, PiecedFeed } from '../../../functions/ports.ts';

const JSON_TYPE = 'application/json; charset=utf-8';
const bytes = (text: string) => Buffer.from(text);

/** What every feed bucket must do; each test gets an empty one. */
export function feedStoreContract(name: string, open: () => Promise<PiecedFeed>): void {
  const it = (what: string, check: (feed: PiecedFeed) => Promise<void>) =>
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

  it('a file in pieces is put under its hash, once, and comes back whole', async (feed) => {
    const size = 20 * 1024 ** 2 + 7;
    const put = () =>
      feed.putPieces({
        pieces: piecesOf(size),
        mediaType: 'application/zip',
        keyOf: (sha256) => `feeds/v1/a-${sha256}.zip`,
      });
    const entry = await put();
    assert.deepEqual(await put(), entry);
    const hash = createHash('sha256');
    for await (const piece of feed.pieces(entry.path)) hash.update(piece);
    const sha256 = hash.digest('hex');
    assert.deepEqual(entry, {
      path: `feeds/v1/a-${sha256}.zip`,
      sha256,
      bytes: size,
      media_type: 'application/zip',
    });
    assert.equal((await feed.get(entry.path))?.body.length, size);
    assert.equal(await feed.bytesOf(entry.path), size);
    assert.equal(await feed.bytesOf('feeds/v1/nowhere.zip'), undefined);
  });

  it('a file in pieces that breaks off is not there', async (feed) => {
    const put = feed.putPieces({
      pieces: breakingOff(),
      mediaType: 'application/zip',
      keyOf: () => 'feeds/v1/half.zip',
    });
    await assert.rejects(put, /broken off/);
    assert.equal(await feed.get('feeds/v1/half.zip'), undefined);
  });

  it('pieces of an object that is not there are none', async (feed) => {
    await assert.rejects(async () => {
      for await (const piece of feed.pieces('feeds/v1/nowhere.zip')) assert.fail(String(piece.length));
    });
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

/** Bytes that are not all the same, in pieces of odd lengths. */
async function* piecesOf(size: number): AsyncGenerator<Uint8Array> {
  for (let from = 0; from < size; from += 999_983) {
    await Promise.resolve();
    yield new Uint8Array(Math.min(999_983, size - from)).fill(from % 251);
  }
}

async function* breakingOff(): AsyncGenerator<Uint8Array> {
  yield await Promise.resolve(new Uint8Array(10));
  throw new Error('broken off');
}
