import assert from 'node:assert/strict';
import { test } from 'node:test';
import { setTimeout as sleep } from 'node:timers/promises';
import { gather } from '../../../local/queues/gather.ts';

test('ten are handed over at once, the others after a moment, each once and in order', async () => {
  const handed: (readonly number[])[] = [];
  const take = gather<number>(20, async (entries) => void handed.push(entries));
  for (let entry = 0; entry < 12; entry++) take(entry);
  assert.deepEqual(handed, [[0, 1, 2, 3, 4, 5, 6, 7, 8, 9]]);
  await sleep(60);
  take(12);
  await sleep(60);
  assert.deepEqual(handed.slice(1), [[10, 11], [12]]);
});
