import assert from 'node:assert/strict';
import { test } from 'node:test';
import type { FeedUnit } from '../../../core/publish/feed-unit.ts';
import { FORM_2021 } from '../../../core/forms/form.ts';
import { publishUnits } from '../../../functions/flows/publish-units.ts';
import type { FeedStore } from '../../../functions/ports.ts';
import { acceptedReport, acceptedRow } from '../records.ts';
import { workshop } from '../workshop.ts';

const SHARD: FeedUnit = { kind: 'reports', year: 2021, region: '419001' };
const OTHER: FeedUnit = { kind: 'reports', year: 2022, region: '110000' };
const NEIGHBOUR: FeedUnit = { kind: 'reports', year: 2021, region: '410000' };
const REGISTER: FeedUnit = { kind: 'organisations' };

/** A feed that notes what is put. */
function noting(feed: FeedStore) {
  const put: string[] = [];
  const noted: FeedStore = {
    ...feed,
    putImmutable: async (key, ...rest) => {
      put.push(key.replace(/-[0-9a-f]{64}/, ''));
      return feed.putImmutable(key, ...rest);
    },
    swap: async (key, ...rest) => {
      put.push(key);
      return feed.swap(key, ...rest);
    },
  };
  return { put, noted };
}

test('several units become visible in one swap', async () => {
  const { ports, take } = workshop();
  await take([
    acceptedRow('1#a'),
    acceptedReport('1#a'),
    acceptedReport('1#a', { orgId: '110000-gov', year: 2022 }),
    acceptedReport('1#a', { orgId: '410000-gov' }),
  ]);
  const { put, noted } = noting(ports.feed);
  assert.deepEqual(
    await publishUnits([SHARD, OTHER, REGISTER, NEIGHBOUR, SHARD], { ...ports, feed: noted }),
    [],
  );
  assert.equal(put.filter((key) => key === 'feeds/v1/index.json').length, 1);
  assert.equal(put.at(-1), 'feeds/v1/index.json');
  assert.equal(new Set(put).size, put.length, 'everything is put once');
  const root = ports.press.parseRoot((await ports.feed.get(ports.press.rootKey))?.body ?? new Uint8Array());
  assert.deepEqual(
    root.years.map(({ year }) => year),
    [2021, 2022],
  );
  assert.equal((await ports.state.counter(SHARD)).published, 1);
});

test('what neighbours share is read once, and after the counters of all', async () => {
  const { ports, take } = workshop();
  await take([
    acceptedRow('1#a'),
    ...[2021, 2022].map((year) => acceptedReport('1#a', { year })),
    acceptedReport('1#a', { orgId: '110000-gov' }),
  ]);
  const { state, reader } = ports;
  const asked: string[] = [];
  const note = <Answer>(name: string, answer: Answer): Answer => {
    asked.push(name);
    return answer;
  };
  const noted = {
    ...ports,
    state: { ...state, counter: (unit: FeedUnit) => note('counter', state.counter(unit)) },
    reader: {
      ...reader,
      rounds: (year?: number) => note(`rounds ${year}`, reader.rounds(year)),
      predecessors: (region: string) => note(`predecessors ${region}`, reader.predecessors(region)),
      statesOfShard: (year: number, region: string) =>
        note(`states ${year} ${region}`, reader.statesOfShard(year, region)),
    },
  };
  const units = [SHARD, { ...SHARD, year: 2022 }, { ...SHARD, region: '110000' }];
  assert.deepEqual(await publishUnits(units, noted), []);
  assert.deepEqual(asked.slice(0, 3), ['counter', 'counter', 'counter']);
  assert.deepEqual(asked.slice(3).toSorted(), [
    'predecessors 110000',
    'predecessors 419001',
    'rounds 2021',
    'rounds 2022',
    'states 2020 110000',
    'states 2020 419001',
    'states 2021 110000',
    'states 2021 419001',
    'states 2022 419001',
  ]);
});

test('a second delivery finds nothing to do', async () => {
  const { ports, take } = workshop();
  await take([acceptedReport('1#a')]);
  await publishUnits([SHARD], ports);
  const { put, noted } = noting(ports.feed);
  await publishUnits([SHARD, OTHER], { ...ports, feed: noted });
  assert.deepEqual(put, []);
});

test('of a shard of many, what changed is put and nothing else', async () => {
  const { ports, take } = workshop();
  const ids = Array.from({ length: 9 }, (_, number) => `419001-0${number}`);
  await take(ids.map((orgId) => acceptedReport('1#a', { orgId })));
  await publishUnits([SHARD], ports);
  await take([acceptedReport('1#b', { orgId: '419001-04', values: FORM_2021.items.map(() => '1') })]);
  const { put, noted } = noting(ports.feed);
  await publishUnits([SHARD], { ...ports, feed: noted });
  assert.deepEqual(put.toSorted(), [
    'feeds/v1/index.json',
    'feeds/v1/years/2021/index.json',
    'feeds/v1/years/2021/provinces/41/index.json',
    'feeds/v1/years/2021/provinces/41/rollup.json',
    'feeds/v1/years/2021/regions/419001/histories/419001-04.2021.json',
    'feeds/v1/years/2021/regions/419001/manifest.json',
    'feeds/v1/years/2021/regions/419001/observations.csv',
    'feeds/v1/years/2021/regions/419001/pages/419001-04.2021.html',
    'feeds/v1/years/2021/regions/419001/reports.csv',
    'feeds/v1/years/2021/regions/419001/reports.json',
    'feeds/v1/years/2021/regions/419001/reports/419001-04.2021.json',
    'feeds/v1/years/2021/regions/419001/rollup.json',
    'feeds/v1/years/2021/rollup.json',
  ]);
});

test('a state that did not change is not swapped, and its counter is settled', async () => {
  const { ports, take } = workshop();
  await take([acceptedReport('1#a')]);
  await publishUnits([SHARD], ports);
  await ports.state.markDirty(SHARD);
  const { put, noted } = noting(ports.feed);
  await publishUnits([SHARD], { ...ports, feed: noted });
  assert.ok(!put.includes('feeds/v1/index.json'));
  assert.deepEqual(await ports.state.counter(SHARD), { unit: SHARD, dirty: 2, published: 2 });
});

test('a feed that was lost is made anew with the same bytes', async () => {
  const { ports, take, feed } = workshop();
  await take([acceptedRow('1#a'), acceptedReport('1#a')]);
  await publishUnits([SHARD, REGISTER], ports);
  const before = new Map(feed);
  feed.clear();
  await publishUnits([REGISTER], ports);
  await publishUnits([SHARD], ports);
  assert.deepEqual(
    new Map([...before].map(([key, { etag }]) => [key, etag])).get('feeds/v1/index.json'),
    feed.get('feeds/v1/index.json')?.etag,
  );
});

test('a unit without records brings nothing into the feed', async () => {
  const { ports, feed } = workshop();
  await ports.state.markDirty(SHARD);
  assert.deepEqual(await publishUnits([SHARD, REGISTER], ports), []);
  assert.equal(feed.size, 0);
  assert.equal((await ports.state.counter(SHARD)).published, 1);
});

test('a region of a year that nobody has reported has no shard, whoever asks for it', async () => {
  const { ports, take, feed } = workshop();
  await take([acceptedRow('1#a')]);
  await ports.state.markDirty(SHARD);
  assert.deepEqual(await publishUnits([SHARD], ports), []);
  assert.equal(feed.size, 0);
});

test('a change of the register reaches the shards that print its names', async () => {
  const { ports, take, feed } = workshop();
  await take([acceptedRow('1#a'), acceptedReport('1#a')]);
  await publishUnits([SHARD], ports);
  await take([acceptedRow('1#b', { nameZh: '新名称' })]);
  await publishUnits([SHARD, REGISTER], ports);
  const shown = [...feed].filter(
    ([key, { body }]) =>
      key.includes('/reports-') && key.endsWith('.csv') && Buffer.from(body).includes('新名称'),
  );
  assert.equal(shown.length, 1);
});
