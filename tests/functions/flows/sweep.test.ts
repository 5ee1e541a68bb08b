import assert from 'node:assert/strict';
import { test } from 'node:test';
import { receiptIdOf } from '../../../functions/flows/receipt-id.ts';
import { MOST_ATTEMPTS } from '../../../functions/flows/judge-upload.ts';
import { sweep } from '../../../functions/flows/sweep.ts';
import { workshop } from '../workshop.ts';

const KEY = 'incoming/annual-reports/a.csv';

test('a lost event is found, also many pages away', async () => {
  const { ports, put, uploadsSent } = workshop();
  const messages = Array.from({ length: 10 }, (_, number) =>
    put(`incoming/annual-reports/${number}.csv`, 'x'),
  );
  const swept = await sweep(ports);
  assert.deepEqual(swept, { versions: 10, resent: 10, failed: 0, units: 0 });
  assert.deepEqual(
    uploadsSent.map(({ message }) => message),
    messages,
  );
});

test('while the queue has messages, only what is old is taken for lost', async () => {
  const { ports, put, uploadsSent } = workshop();
  put('incoming/annual-reports/old.csv', 'x');
  for (let number = 0; number < 3; number++) put('incoming/annual-reports/young.csv', 'x');
  const uploadQueue = { ...ports.uploadQueue, isIdle: async () => false };
  const now = () => new Date('2022-01-20T08:15:01Z');
  assert.equal((await sweep({ ...ports, uploadQueue, now })).resent, 1);
  assert.deepEqual(
    uploadsSent.map(({ message }) => message.key),
    ['incoming/annual-reports/old.csv'],
  );
});

test('what has its receipt is left alone', async () => {
  const { ports, put, uploadsSent } = workshop();
  for (const status of ['accepted', 'rejected', 'gone', 'failed'] as const) {
    await ports.state.finish(receiptIdOf(put(KEY, 'x')), { status, body: 'b', units: [] });
  }
  assert.equal((await sweep(ports)).resent, 0);
  assert.deepEqual(uploadsSent, []);
});

test('a file that nobody survives gets a receipt that says failed, once', async () => {
  const { ports, put, table, uploadsSent } = workshop();
  const message = put(KEY, 'x');
  const receiptId = receiptIdOf(message);
  for (let attempt = 0; attempt < MOST_ATTEMPTS; attempt++) {
    assert.equal((await sweep(ports)).failed, 0);
    await ports.state.beginAttempt(receiptId, message);
  }
  assert.equal((await sweep(ports)).failed, 1);
  assert.equal(table.uploads.get(receiptId)?.status, 'failed');
  assert.deepEqual(await sweep(ports), { versions: 1, resent: 0, failed: 0, units: 0 });
  assert.equal(uploadsSent.length, MOST_ATTEMPTS);
});

test('what is planned is never given up', async () => {
  const { ports, put, uploadsSent } = workshop();
  const message = put(KEY, 'x');
  for (let attempt = 0; attempt < 9; attempt++) await ports.state.beginAttempt(receiptIdOf(message), message);
  await ports.state.attachPlan(receiptIdOf(message), 'plans/a');
  assert.equal((await sweep(ports)).failed, 0);
  assert.equal(uploadsSent.length, 1);
});

test('a failed receipt with a plan that waits is finished', async () => {
  const { ports, put } = workshop();
  const message = put(KEY, 'x');
  await ports.state.finish(receiptIdOf(message), { status: 'failed', body: 'b', units: [] });
  await ports.state.attachPlan(receiptIdOf(message), 'plans/a');
  assert.equal((await sweep(ports)).resent, 1);
});

test('units that are behind are published again, those that are not are left alone', async () => {
  const { ports, unitsSent } = workshop();
  const behind = [
    { kind: 'reports', year: 2021, region: '419001' },
    { kind: 'reports', year: 2022, region: '000000' },
    { kind: 'organisations' },
  ] as const;
  const level = { kind: 'reports', year: 2021, region: '110000' } as const;
  for (const unit of [...behind, level]) await ports.state.markDirty(unit);
  await ports.state.markPublished(level, 1);
  assert.equal((await sweep(ports)).units, 3);
  assert.deepEqual(new Set(unitsSent), new Set(behind));
});

test('it notes the oldest upload that waits and the newest that failed, and what has ended no more', async () => {
  const { ports, put } = workshop();
  const names = ['done', 'old', 'failed', 'young', 'failed-later'];
  const messages = names.map((name) => put(`incoming/annual-reports/${name}.csv`, 'x'));
  const ids = messages.map(receiptIdOf);
  const finish = (at: number, status: 'accepted' | 'failed') =>
    ports.state.finish(ids[at] ?? '', { status, body: 'b', units: [] });
  await finish(0, 'accepted');
  for (const at of [2, 4]) await finish(at, 'failed');
  await sweep(ports);
  const first = await ports.state.sweepNote();
  assert.deepEqual([first?.waiting?.receiptId, first?.failed?.receiptId], [ids[1], ids[4]]);
  assert.match(first?.waiting?.receivedAt ?? '', /^\d{4}-\d\d-\d\dT\d\d:\d\d:\d\dZ$/);
  for (const at of [1, 3]) await finish(at, 'accepted');
  await sweep(ports);
  const { waiting, failed } = (await ports.state.sweepNote()) ?? {};
  assert.deepEqual([waiting, failed?.receiptId], [undefined, ids[4]]);
});

test('a walk that was cut short goes on, and round', async () => {
  const { ports, put } = workshop();
  for (let number = 0; number < 10; number++) put(`incoming/annual-reports/${number}.csv`, 'x');
  await ports.state.moveSweep('6');
  assert.equal((await sweep(ports)).versions, 10);
  assert.equal(await ports.state.sweepCursor(), '6');
});
