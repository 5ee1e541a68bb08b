import assert from 'node:assert/strict';
import { generateKeyPairSync, sign, verify } from 'node:crypto';
import { test } from 'node:test';
import type { FileEntry } from '../../../core/publish/feed-file.ts';
import { parseSha256Sums } from '../../../core/publish/release/sha256-sums.ts';
import { FORM_2021 } from '../../../core/forms/form.ts';
import { coreReleasePress, NOBODY } from '../../../functions/core-release-press.ts';
import { cutRelease } from '../../../functions/flows/cut-release.ts';
import { publishUnits } from '../../../functions/flows/publish-units.ts';
import { sha256 } from '../../core/publish/shard-factory.ts';
import { acceptedReport, acceptedRow } from '../records.ts';
import { workshop } from '../workshop.ts';

const REGISTER = { kind: 'organisations' } as const;
const keys = generateKeyPairSync('rsa', { modulusLength: 2048 });
const signer = {
  sign: async (bytes: Uint8Array) => sign('sha256', bytes, keys.privateKey),
  publicKey: async () => keys.publicKey.export({ format: 'pem', type: 'spki' }).toString(),
};
const press = coreReleasePress('CC-BY-4.0', { ...NOBODY, signer });
type Shop = ReturnType<typeof workshop>;

/** Two years of one region, released. */
async function released(): Promise<Shop> {
  const shop = workshop();
  await shop.take([acceptedRow('1#a'), acceptedReport('1#a'), acceptedReport('1#a', { year: 2022 })]);
  await publishUnits([unit(2021), unit(2022), REGISTER], shop.ports);
  await cut(shop);
  return shop;
}

const cut = (shop: Shop) => cutRelease('command', { ...shop.releasePorts(), press });

function unit(year: number) {
  return { kind: 'reports', year, region: '419001' } as const;
}

async function correct(shop: Shop, year: number): Promise<void> {
  const values = FORM_2021.items.map(() => '1');
  await shop.take([acceptedReport('1#b', { year, values })]);
  await publishUnits([unit(year)], shop.ports);
  await cut(shop);
}

function bodyOf({ feed }: Shop, key: string): Buffer {
  const object = feed.get(key);
  assert.ok(object, `${key} is there`);
  return Buffer.from(object.body);
}

function filesOf(shop: Shop, release: number): ReadonlyMap<string, FileEntry> {
  const manifest = press.parseManifest(bodyOf(shop, press.manifestKey(release)));
  return new Map(manifest.files.map((file) => [file.name, file]));
}

test('a release names every format of every year', async () => {
  const names = [...filesOf(await released(), 1).keys()];
  const ofYear = (year: number) => [
    `${year}/LICENSE.txt`,
    `${year}/README.en.md`,
    `${year}/README.zh.md`,
    `${year}/build.json`,
    `${year}/datapackage.json`,
    `${year}/gongkai-${year}.zip`,
    `${year}/items.csv`,
    `${year}/observations.csv`,
    `${year}/observations.csv-metadata.json`,
    `${year}/observations.csv.gz`,
    `${year}/observations.parquet`,
    `${year}/organisations.csv`,
    `${year}/provinces/41/observations.csv`,
    `${year}/provinces/41/observations.csv.gz`,
    `${year}/provinces/41/observations.parquet`,
    `${year}/provinces/41/reports.csv`,
    `${year}/provinces/41/reports.csv.gz`,
    `${year}/reports.csv`,
    `${year}/reports.csv-metadata.json`,
    `${year}/reports.csv.gz`,
    `${year}/reports.excel.csv`,
    `${year}/reports.ndjson`,
    `${year}/series.csv`,
  ];
  const whole = ['SHA256SUMS', 'SHA256SUMS.sig', 'catalog.jsonld', 'observations.parquet', 'signing-key.pem'];
  const made = names.filter((name) => !name.startsWith('changes'));
  assert.deepEqual(made, [...ofYear(2021), ...ofYear(2022), ...whole]);
});

test('SHA256SUMS holds every file that was made before it and the state, and its signature holds', async () => {
  const shop = await released();
  const files = filesOf(shop, 1);
  const sums = bodyOf(shop, files.get('SHA256SUMS')?.path ?? '');
  const stated = parseSha256Sums(sums.toString());
  for (const [key, hash] of stated) assert.equal(sha256(bodyOf(shop, key)), hash, key);
  const { state } = press.parseManifest(bodyOf(shop, press.manifestKey(1)));
  const later = ['SHA256SUMS', 'SHA256SUMS.sig', 'signing-key.pem'];
  const expected = [...files].filter(([name]) => !later.includes(name)).map(([, { path }]) => path);
  assert.deepEqual([...stated.keys()], [...expected, state.path].toSorted());
  const signature = bodyOf(shop, files.get('SHA256SUMS.sig')?.path ?? '');
  const pem = bodyOf(shop, files.get('signing-key.pem')?.path ?? '').toString();
  assert.ok(verify('sha256', sums, pem, signature));
  assert.ok(!verify('sha256', Buffer.concat([sums, Buffer.from(' ')]), pem, signature));
});

test('metadata of CSV on the Web lies where the table is, with its ending', async () => {
  const files = filesOf(await released(), 1);
  const table = files.get('2021/observations.csv')?.path ?? '';
  assert.match(table, /^feeds\/v1\/releases\/1\/2021\/observations-[0-9a-f]{64}\.csv$/);
  assert.equal(files.get('2021/observations.csv-metadata.json')?.path, `${table}-metadata.json`);
});

test('a year that did not change keeps its files; one that did gets new ones', async () => {
  const shop = await released();
  const before = shop.feed.size;
  await correct(shop, 2022);
  const [first, second] = [filesOf(shop, 1), filesOf(shop, 2)];
  for (const [name, { path }] of second) {
    if (name.startsWith('2021/')) assert.equal(path, first.get(name)?.path, name);
  }
  assert.notEqual(second.get('2022/observations.csv')?.path, first.get('2022/observations.csv')?.path);
  assert.ok(shop.feed.size - before < 45, `${shop.feed.size - before} objects for one correction`);
});

test('fixed addresses lead to the rules, the newest catalogue and the key', async () => {
  const shop = await released();
  await correct(shop, 2021);
  const newest = filesOf(shop, 2);
  const catalogue = bodyOf(shop, 'feeds/v1/catalog.jsonld');
  assert.equal(sha256(catalogue), newest.get('catalog.jsonld')?.sha256);
  assert.ok(catalogue.includes('"2021.2.0"'));
  assert.match(bodyOf(shop, 'feeds/v1/keys/signing.pem').toString(), /^-----BEGIN PUBLIC KEY-----/);
  assert.ok(JSON.parse(bodyOf(shop, 'feeds/v1/rules.json').toString()).rules.length > 20);
});
