import assert from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { before, describe, test } from 'node:test';
import fc from 'fast-check';
import { cutRelease } from '../../../functions/flows/cut-release.ts';
import { rebuildFeeds } from '../../../functions/flows/rebuild-feeds.ts';
import { replayUploads } from '../../../functions/flows/replay-uploads.ts';
import { releaseMilestones, type Restored } from '../../../functions/flows/restore-releases.ts';
import { runs } from '../../core/properties/runs.ts';
import { receiptIdOf } from '../../../functions/flows/receipt-id.ts';
import type { UploadVersion } from '../../../functions/ports.ts';
import { openGate } from '../memory/gate.ts';
import { memoryFeed } from '../memory/memory-objects.ts';
import { workshop } from '../workshop.ts';

const SAMPLES = join(import.meta.dirname, '../../../data-samples');
const ROOT = 'feeds/v1/index.json';
type Shop = ReturnType<typeof workshop>;

interface Sample {
  readonly key: string;
  readonly body: Uint8Array;
}

/** Sound files of the samples, duplicates, and a correction of one value. */
function sampleFiles(): readonly Sample[] {
  const { files } = JSON.parse(readFileSync(join(SAMPLES, 'expected.json'), 'utf8')) as {
    readonly files: readonly { readonly path: string; readonly key: string; readonly receipt: string }[];
  };
  const sound = files.filter(({ receipt, path }) => receipt !== 'rejected' || path === 'invalid/T3-BAL.csv');
  const samples = sound.map(({ path, key }) => ({ key, body: readFileSync(join(SAMPLES, path)) }));
  const office = samples.find(({ key }) => key.includes('济源 2021年报'));
  assert.ok(office);
  const text = new TextDecoder('gb18030').decode(office.body).replace(',18,32,219', ',18,32,178');
  assert.match(text, /,18,32,178/);
  const reason = text.replace('年度,2021', '年度,2021\r\n更正原因,误填');
  return [...samples, { key: office.key, body: Buffer.from(reason) }];
}

/** Puts files as uploads of 2026, two in each second. */
function put({ bucket }: Shop, samples: readonly Sample[]): void {
  for (const { key, body } of samples) {
    const lastModified = new Date(Date.UTC(2026, 0, 20) + (bucket.length >> 1) * 1000).toISOString();
    const version = {
      key,
      versionId: `v${bucket.length + 1}`,
      bytes: body.length,
      lastModified: `${lastModified.slice(0, 19)}Z`,
    };
    bucket.push({ version, body, deleted: false });
  }
}

function stateOf({ feed, table }: Shop) {
  const records = [...table.currents].map(
    ([id, { record, state }]) => `${id} ${record.token} ${state.revision}`,
  );
  return { root: Buffer.from(feed.get(ROOT)?.body ?? []).toString(), records: records.toSorted() };
}

function keeping({ feed, ports }: Shop) {
  const kept = memoryFeed(feed, openGate);
  const replace = async (key: string, body: Uint8Array) => {
    if (!Buffer.from(body).equals(feed.get(key)?.body ?? Buffer.of())) {
      feed.delete(key);
      await kept.putImmutable(key, body, '');
    }
  };
  return { ...ports, feed: { ...kept, replace } };
}

describe('rebuilding', () => {
  const samples = sampleFiles();
  let shop: Shop;
  before(async () => {
    shop = workshop();
    put(shop, samples);
    await replayUploads(shop.ports);
  });

  test('from the table: all feeds deleted, the same bytes', async () => {
    const old = new Map(shop.feed);
    shop.feed.clear();
    assert.equal((await rebuildFeeds(keeping(shop))).changed, true);
    const reached = [...shop.feed].map(([key, { etag }]) => `${key} ${etag}`);
    for (const [key, { etag }] of old)
      if (key === ROOT || reached.some((one) => one.startsWith(key)))
        assert.equal(shop.feed.get(key)?.etag, etag, key);
    assert.equal(
      Buffer.from(shop.feed.get(ROOT)?.body ?? []).toString(),
      Buffer.from(old.get(ROOT)?.body ?? []).toString(),
    );
  });

  test('from the table: a file that was damaged under its name is mended, and the root not even swapped', async () => {
    const old = new Map(shop.feed);
    const damaged = [...shop.feed.keys()].find((key) => key.includes('/observations-')) ?? '';
    shop.feed.set(damaged, { body: Buffer.from('damaged'), etag: '"0"' });
    assert.equal((await rebuildFeeds(keeping(shop))).changed, false);
    assert.deepEqual(shop.feed.get(damaged)?.body, old.get(damaged)?.body);
  });

  test('from the table: readers see the old root until the new one is whole', async () => {
    shop.feed.set(ROOT, { body: Buffer.from('{"lost":true}'), etag: '"0"' });
    const ports = keeping(shop);
    const puts: string[] = [];
    const replace: typeof ports.feed.replace = async (key, ...rest) => {
      puts.push(Buffer.from(shop.feed.get(ROOT)?.body ?? []).toString());
      return ports.feed.replace(key, ...rest);
    };
    await rebuildFeeds({ ...ports, feed: { ...ports.feed, replace } });
    assert.ok(puts.length > 50 && puts.every((root) => root === '{"lost":true}'));
  });

  test('from the uploads: an empty table and no feeds, the same table, bytes and receipts', async () => {
    const again = workshop();
    again.bucket.push(...shop.bucket);
    await replayUploads(again.ports);
    assert.deepEqual(stateOf(again), stateOf(shop));
    assert.deepEqual(again.receipts, shop.receipts);
    for (const [key, { etag }] of shop.feed) assert.equal(again.feed.get(key)?.etag ?? etag, etag);
  });

  test('from the uploads: again on what is there, it changes nothing', async () => {
    const old = { ...stateOf(shop), receipts: new Map(shop.receipts), feed: new Map(shop.feed) };
    await replayUploads(shop.ports);
    assert.deepEqual({ ...stateOf(shop), receipts: shop.receipts, feed: shop.feed }, old);
  });
});

test('any order and repetition of deliveries gives the same state', async () => {
  // Few enough to be taken in many times: the register, filings with duplicates and a correction, imports.
  const samples = sampleFiles().filter(({ key }) => /organisations|419001|321300|330400/.test(key));
  assert.ok(samples.length >= 8);
  const shop = workshop();
  put(shop, samples);
  await replayUploads(shop.ports);
  const expected = stateOf(shop);
  const deliveries = fc.shuffledSubarray([...samples.keys(), ...samples.keys()], {
    minLength: samples.length,
  });
  await fc.assert(
    fc.asyncProperty(deliveries, async (order) => {
      const other = workshop();
      put(other, samples);
      await deliver(other, [...order, ...samples.keys()]);
      assert.deepEqual(stateOf(other), expected);
    }),
    runs(10),
  );
});

/** Hands the uploads over in this order; what waits for the register comes again at the end. */
async function deliver(shop: Shop, order: readonly number[]): Promise<void> {
  const versions = shop.bucket.map(({ version }) => version);
  const inOrder = order.flatMap((place) => versions[place] ?? []);
  const uploads = {
    ...shop.ports.uploads,
    list: async () => ({
      versions: inOrder
        .map((version, place) => ({ ...version, lastModified: new Date(place * 1000).toISOString() }))
        .toReversed(),
    }),
  };
  // Only the list tells other times: it is what decides when they are delivered.
  await replayUploads({ ...shop.ports, uploads });
}

describe('releases of a log whose feeds are lost', () => {
  const samples = sampleFiles();
  const shop = workshop();
  const isTakenIn = (version: UploadVersion) =>
    shop.table.uploads.get(receiptIdOf(version))?.status !== undefined;
  const cutsAt = async (places: readonly number[]) => {
    const moments = places.map((place) => shop.bucket[place]?.version.lastModified ?? '');
    await replayUploads(
      shop.ports,
      moments.map((at) => ({
        at,
        reached: async () => {
          if (shop.bucket.some(({ version }) => version.lastModified === at && !isTakenIn(version)))
            return false;
          await cutRelease('daily', { ...shop.releasePorts(), now: () => new Date(at) });
          return true;
        },
        missed: () => assert.fail(at),
      })),
    );
  };
  before(async () => {
    put(shop, samples);
    await cutsAt([6, samples.length - 1]);
  });

  test('are made again where they were cut, with the same bytes', async () => {
    const again = workshop();
    again.bucket.push(...shop.bucket);
    for (const [release, entry] of shop.releases) again.releases.set(release, entry);
    const told: Restored[] = [];
    const milestones = await releaseMilestones(again.releasePorts(), (one) => told.push(one));
    await replayUploads(again.ports, milestones);
    assert.deepEqual(told, [
      { release: 1, isSame: true },
      { release: 2, isSame: true },
    ]);
    assert.deepEqual([...again.feed.keys()].toSorted(), [...shop.feed.keys()].toSorted());
    for (const [key, { etag }] of shop.feed) assert.equal(again.feed.get(key)?.etag, etag, key);
  });

  test('one that was cut while an upload was on its way is told, and left alone', async () => {
    const again = workshop();
    again.bucket.push(...shop.bucket.filter(({ version }) => !version.key.includes('321300')));
    const [first = ''] = shop.releases.values();
    again.releases.set(1, first);
    const told: Restored[] = [];
    const milestones = await releaseMilestones(again.releasePorts(), (one) => told.push(one));
    await replayUploads(again.ports, milestones);
    assert.deepEqual(told, [{ release: 1, isSame: false }]);
    assert.equal(again.feed.has('feeds/v1/releases/1/manifest.json'), false);
  });
});
