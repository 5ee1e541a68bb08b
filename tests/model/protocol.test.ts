import assert from 'node:assert/strict';
import { test } from 'node:test';
import { SABOTAGES } from './sabotages.ts';
import { simulate } from './simulation.ts';

const SEEDS = 2_000;

/** Every planted mistake shows within so many seeds; most within twenty. */
const SEEDS_FOR_A_MISTAKE = 400;

test(`the flows keep every invariant in ${SEEDS} simulated runs`, async () => {
  for (let seed = 0; seed < SEEDS; seed++) {
    await assert.doesNotReject(simulate(seed), `seed ${seed}: node scripts/launch.mjs tests/model/simulate.ts --from ${seed} --seeds 1`);
  }
});

test('a seed is a run: the same one happens twice', async () => {
  assert.deepEqual(await simulate(7), await simulate(7));
});

for (const [mistake, sabotage] of Object.entries(SABOTAGES)) {
  test(`the model catches: ${mistake}`, async () => {
    const seed = await firstBroken(sabotage);
    assert.notEqual(seed, undefined, `${mistake} went unnoticed for ${SEEDS_FOR_A_MISTAKE} seeds`);
  });
}

async function firstBroken(sabotage: (typeof SABOTAGES)[string]): Promise<number | undefined> {
  for (let seed = 0; seed < SEEDS_FOR_A_MISTAKE; seed++) {
    try {
      await simulate(seed, sabotage);
    } catch {
      return seed;
    }
  }
  return undefined;
}
