import assert from 'node:assert/strict';
import { test } from 'node:test';
import { publishWork } from '../../../functions/events/publish-work.ts';
import type { Measured } from '../../../functions/metrics/metric-line.ts';
import { acceptedReport } from '../records.ts';
import { workshop } from '../workshop.ts';

const SHARD = JSON.stringify({ kind: 'reports', year: 2021, region: '419001' });

const UNWATCHED = { measure: () => {}, now: Date.now };

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
  const watch = { measure: (one: Measured) => void measured.push(one), now: () => 1_643_000_012_500 };
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
