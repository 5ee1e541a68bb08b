import assert from 'node:assert/strict';
import { test } from 'node:test';
import { encodeStandIn, standInKey } from '../../../functions/flows/stand-in.ts';
import type { UploadName, UploadStore, UploadVersion } from '../../../functions/ports.ts';

/** A bucket under test, and what its owner can do with it. */
export interface UploadsUnderTest {
  readonly store: UploadStore;
  /** Puts a version and tells its name. */
  readonly put: (key: string, body: string) => Promise<UploadName>;
  /** Deletes one version for good. */
  readonly forget: (upload: UploadName) => Promise<void>;
}

const NAMES = [
  'incoming/annual-reports/419001-gov-office/济源 2021年报(终稿).csv',
  'incoming/annual-reports/a+b %20 & c#1.CSV',
  'incoming/organisations/无扩展名',
];

/** What every upload bucket must do; each test gets an empty one. */
export function uploadStoreContract(name: string, open: () => Promise<UploadsUnderTest>): void {
  const it = (what: string, check: (uploads: UploadsUnderTest) => Promise<void>) =>
    void test(`${name}: ${what}`, async () => check(await open()));

  for (const key of NAMES) {
    it(`${key} is found, read and listed under that very name`, async ({ store, put }) => {
      const upload = await put(key, '年报');
      const found = await store.head(upload);
      assert.deepEqual({ ...found, lastModified: '' }, { ...upload, bytes: 6, lastModified: '' });
      assert.match(found?.lastModified ?? '', /^\d{4}-\d\d-\d\dT\d\d:\d\d:\d\dZ$/);
      assert.equal(Buffer.from((await store.read(upload)) ?? []).toString(), '年报');
      assert.deepEqual((await store.list()).versions, [found]);
    });
  }

  it('each version has its own bytes', async ({ store, put }) => {
    const first = await put('incoming/a/b.csv', 'one');
    const second = await put('incoming/a/b.csv', 'two');
    assert.equal(Buffer.from((await store.read(first)) ?? []).toString(), 'one');
    assert.equal(Buffer.from((await store.read(second)) ?? []).toString(), 'two');
  });

  it('a version that was deleted for good is gone', async ({ store, put, forget }) => {
    const upload = await put('incoming/a/b.csv', 'one');
    await forget(upload);
    assert.equal(await store.head(upload), undefined);
    assert.equal(await store.read(upload), undefined);
    assert.deepEqual((await store.list()).versions, []);
  });

  it('older versions of the same second are counted, those of longer names are not', async ({
    store,
    put,
  }) => {
    const key = 'incoming/a/b.csv';
    const names: UploadName[] = [];
    for (let version = 0; version < 5; version++) {
      names.push(await put(key, String(version)));
      await put(`${key}.csv`, 'other');
    }
    const versions = await Promise.all(names.map((upload) => store.head(upload)));
    const seen: UploadVersion[] = [];
    for (const version of versions) {
      assert.ok(version);
      const older = seen.filter(({ lastModified }) => lastModified === version.lastModified).length;
      assert.equal(await store.countOlderInSameSecond(version), older);
      seen.push(version);
    }
  });

  it('what stands in place of a removed upload is read by its name, and walked over as that upload', async ({
    store,
    put,
  }) => {
    const upload = { key: 'incoming/a/移除.csv', versionId: 'v-removed' };
    const refusal = { status: 'rejected', body: '{"status": "rejected"}' } as const;
    const standIn = { ...upload, bytes: 7, lastModified: '2022-01-20T08:00:00Z', refusal };
    assert.equal(await store.standIn(upload), undefined);
    await put(standInKey(upload), encodeStandIn(standIn));
    assert.deepEqual(await store.standIn(upload), standIn);
    assert.equal(await store.head(upload), undefined);
    const { refusal: _refusal, ...version } = standIn;
    let page = await store.list();
    const met = [...page.versions];
    while (page.cursor !== undefined) {
      page = await store.list(page.cursor);
      met.push(...page.versions);
    }
    assert.deepEqual(met, [version]);
  });

  it('a walk from page to page meets every upload and decision once, and nothing else', async ({
    store,
    put,
  }) => {
    const names: UploadName[] = [];
    for (let upload = 0; upload < 8; upload++) names.push(await put(`incoming/a/${upload % 3}.csv`, 'x'));
    for (let decision = 0; decision < 4; decision++)
      names.push(await put(`decisions/explanations/${decision % 3}.json`, '{}'));
    await put('elsewhere/a.csv', 'x');
    const met: string[] = [];
    let cursor: string | undefined;
    do {
      const page = await store.list(cursor);
      met.push(...page.versions.map(({ versionId }) => versionId));
      cursor = page.cursor;
    } while (cursor !== undefined);
    assert.deepEqual(met.toSorted(), names.map(({ versionId }) => versionId).toSorted());
  });
}
