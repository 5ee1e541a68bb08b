import assert from 'node:assert/strict';
import { test } from 'node:test';
import type { FeedUnit } from '../../../core/publish/feed-unit.ts';
import { publishWork } from '../../../functions/events/publish-work.ts';
import { UnitRest } from '../../../functions/events/unit-rest.ts';
import type { Measured } from '../../../functions/metrics/metric-line.ts';
import { acceptedReport } from '../records.ts';
import { workshop } from '../workshop.ts';

const SHARD_UNIT = { kind: 'reports', year: 2021, region: '419001' } as const;
const SHARD = JSON.stringify(SHARD_UNIT);

const UNWATCHED = {
  measure: () => {},
  now: Date.now,
  rest: new UnitRest(),
  queue: { send: async () => assert.fail('nothing is put off') },
};

const UNREADABLE = [
  'no json',
  '{}',
  '{"kind":"reports","year":2021,"region":"41900"}',
  '{"kind":"reports","year":"2021","region":"419001"}',
  '{"kind":"organisations","year":2021}',
];

for (const body of UNREADABLE) {
  test(`${body} fails alone, and its neighbour is published`, async () => {
    const { ports, take } = workshop();
    await take([acceptedReport('1#a')]);
    const each = await publishWork([{ body }, { body: SHARD }], ports, UNWATCHED);
    await assert.rejects(each({ body }), { name: 'UnreadableMessage' });
    await each({ body: SHARD });
    assert.notEqual(await ports.feed.get(ports.press.rootKey), undefined);
  });
}

test('a unit that cannot be rendered fails, and its neighbour is published', async () => {
  const { ports, take } = workshop();
  await take([acceptedReport('1#a'), acceptedReport('1#a', { orgId: '110000-gov', values: ['1'] })]);
  const broken = JSON.stringify({ kind: 'reports', year: 2021, region: '110000' });
  const each = await publishWork([{ body: broken }, { body: SHARD }], ports, UNWATCHED);
  await assert.rejects(each({ body: broken }), { name: 'FeedFault' });
  await each({ body: SHARD });
});

test('how long a message waited is taken down', async () => {
  const { ports, take } = workshop();
  await take([acceptedReport('1#a')]);
  const measured: Measured[] = [];
  const watch = {
    ...UNWATCHED,
    measure: (one: Measured) => void measured.push(one),
    now: () => 1_643_000_012_500,
  };
  const attributes = { SentTimestamp: '1643000000000' };
  await publishWork([{ body: SHARD, attributes }], ports, watch);
  assert.deepEqual(measured, [
    {
      metrics: [
        { name: 'PublishLag', value: 12.5, unit: 'Seconds' },
        { name: 'UnitsFailed', value: 0, unit: 'Count' },
      ],
    },
  ]);
});

test('while there is much to do, a unit is published once and comes again after its rest, whatever is told of it', async () => {
  const { ports, take } = workshop();
  const rest = new UnitRest();
  const sent: (readonly [readonly FeedUnit[], number | undefined])[] = [];
  const queue = {
    send: async (units: readonly FeedUnit[], seconds?: number) => void sent.push([units, seconds]),
  };
  let clock = 1_643_000_000_000;
  const much = Array.from({ length: 11 }, () => ({ body: SHARD }));
  const version = async () => (await ports.feed.get(ports.press.rootKey))?.etag;
  const deliver = async (token: string, after: number, batch = much) => {
    clock += after;
    await take([acceptedReport(token, { correctionReason: token })]);
    await publishWork(batch, ports, { measure: () => {}, now: () => clock, rest, queue });
    return version();
  };
  const first = await deliver('1#a', 0);
  assert.equal(await deliver('1#b', 2_000), first, 'it rests');
  assert.equal(await deliver('1#c', 2_000), first, 'and its message is under way already');
  assert.deepEqual(sent, [[[SHARD_UNIT], 9]]);
  const after = await deliver('1#d', 7_000);
  assert.notEqual(after, first, 'its rest is over');
  assert.notEqual(await deliver('1#e', 1_000, much.slice(1)), after, 'a small batch does not wait');
});

const RESTS = [
  { took: 0, seconds: 11 },
  { took: 2_000, seconds: 11 },
  { took: 6_000, seconds: 25 },
  { took: 40_000, seconds: 61 },
];

for (const { took, seconds } of RESTS) {
  test(`what took ${took} ms to publish comes again in ${seconds} seconds`, () => {
    const rest = new UnitRest();
    rest.noteDone([SHARD_UNIT], 1_000, 1_000 + took);
    const { due, later } = rest.share([SHARD_UNIT], 11, 1_000 + took);
    assert.deepEqual([due, later], [[], [{ seconds, units: [SHARD_UNIT] }]]);
    assert.deepEqual(rest.share([SHARD_UNIT], 10, 1_000 + took).due, [SHARD_UNIT]);
  });
}

test('a unit whose message could not be sent again is not taken for done', async () => {
  const { ports, take } = workshop();
  await take([acceptedReport('1#a')]);
  const rest = new UnitRest();
  rest.noteDone([SHARD_UNIT], 0, 0);
  const queue = { send: async () => Promise.reject(new Error('no queue')) };
  const much = Array.from({ length: 20 }, () => ({ body: SHARD }));
  await assert.rejects(
    publishWork(much, ports, { measure: () => {}, now: () => 1, rest, queue }),
    /no queue/,
  );
});
