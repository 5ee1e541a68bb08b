import assert from 'node:assert/strict';
import { test } from 'node:test';
import { inParallel } from '../../../functions/flows/in-parallel.ts';

const turn = () => new Promise(setImmediate);

test('results stand in the order of the items, whoever is ready first', async () => {
  const results = await inParallel([3, 1, 2], 3, async (turns) => {
    for (let left = turns; left > 0; left--) await turn();
    return turns;
  });
  assert.deepEqual(results, [3, 1, 2]);
});

test('never more at once than allowed, and no fewer than could be', async () => {
  let running = 0;
  let most = 0;
  await inParallel(Array.from({ length: 50 }), 7, async () => {
    most = Math.max(most, (running += 1));
    await turn();
    running -= 1;
  });
  assert.equal(most, 7);
});

test('after an error nothing new is begun, and what runs is awaited', async () => {
  const begun: number[] = [];
  const ended: number[] = [];
  const work = inParallel([0, 1, 2, 3, 4, 5], 2, async (item) => {
    begun.push(item);
    if (item === 1) throw new Error('one');
    await turn();
    ended.push(item);
  });
  await assert.rejects(work, /one/);
  assert.deepEqual([begun, ended], [[0, 1], [0]]);
});

test('nothing to do is done at once', async () => {
  assert.deepEqual(await inParallel([], 4, turn), []);
});
