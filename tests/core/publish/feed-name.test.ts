import assert from 'node:assert/strict';
import { test } from 'node:test';
import { feedName, provinceOf } from '../../../core/publish/feed-name.ts';

const hash = '0f'.repeat(32);
const shard = { year: 2021, region: '419001' };

const NAMES = [
  [feedName.root(), 'feeds/v1/index.json'],
  [feedName.yearIndex(2021, hash), `feeds/v1/years/2021/index-${hash}.json`],
  [feedName.provinceIndex(2021, '41', hash), `feeds/v1/years/2021/provinces/41/index-${hash}.json`],
  [feedName.shardManifest(shard, hash), `feeds/v1/years/2021/regions/419001/manifest-${hash}.json`],
  [
    feedName.shardFile(shard, 'observations.csv', hash),
    `feeds/v1/years/2021/regions/419001/observations-${hash}.csv`,
  ],
  [feedName.shardFile(shard, 'reports.csv', hash), `feeds/v1/years/2021/regions/419001/reports-${hash}.csv`],
  [
    feedName.shardFile(shard, 'reports.json', hash),
    `feeds/v1/years/2021/regions/419001/reports-${hash}.json`,
  ],
  [
    feedName.report(shard, '419001-gov-office.2021', hash),
    `feeds/v1/years/2021/regions/419001/reports/419001-gov-office.2021-${hash}.json`,
  ],
  [feedName.dictionary('organisations.csv', hash), `feeds/v1/dictionaries/organisations-${hash}.csv`],
  [feedName.dictionary('items.json', hash), `feeds/v1/dictionaries/items-${hash}.json`],
] as const;

for (const [name, expected] of NAMES) {
  test(`${expected.replace(hash, '…')} is where it always was`, () => assert.equal(name, expected));
}

test('a region lies in the province of its first two digits', () => assert.equal(provinceOf('419001'), '41'));
