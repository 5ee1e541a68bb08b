import assert from 'node:assert/strict';
import { execFile } from 'node:child_process';
import { join } from 'node:path';
import { test } from 'node:test';
import { promisify } from 'node:util';
import { RELEASE_SABOTAGES } from './release-sabotages.ts';
import { SABOTAGES } from './sabotages.ts';
import { GATED_FROM, simulate } from './simulation.ts';

const SEEDS = 2_000;
const GATED_SEEDS = 400;
const AT_ONCE = 2;

/** Every request is struck by the program of its own; daily, every seventh. */
const STRIDE = 7;

/** Every planted mistake shows within so many seeds; most within twenty. */
const SEEDS_FOR_A_MISTAKE = 400;

const parts = Array.from({ length: AT_ONCE }, (_, part) => (part * SEEDS) / AT_ONCE);
const runs = parts.map((from) =>
  run('simulate.ts', '--from', String(from), '--seeds', String(SEEDS / AT_ONCE)),
);
const gated = run('simulate.ts', '--from', String(GATED_FROM), '--seeds', String(GATED_SEEDS));
const strikes = run('strike-each.ts', '--seeds', '1', '--stride', String(STRIDE));
const mistakes = run('catch-mistakes.ts', '--seeds', String(SEEDS_FOR_A_MISTAKE));

test(`the flows keep every invariant in ${SEEDS} simulated runs`, async () => {
  await Promise.all(runs);
});

test(`and with the review gate in ${GATED_SEEDS}`, async () => {
  await gated;
});

test(`every kind of fault at every ${STRIDE}th request of a run, one at a time, breaks nothing`, async () => {
  assert.match(await strikes, /none broken/);
});

test('a seed is a run: the same one happens twice', async () => {
  assert.deepEqual(await simulate(7), await simulate(7));
});

for (const mistake of [...Object.keys(SABOTAGES), ...Object.keys(RELEASE_SABOTAGES)]) {
  test(`the model catches: ${mistake}`, async () => {
    const noticed = new Set((await mistakes).split('\n'));
    assert.ok(noticed.has(mistake), `it went unnoticed for ${SEEDS_FOR_A_MISTAKE} seeds`);
  });
}

/** Runs in a process of its own: promises are several times slower under the hooks of the test runner. */
async function run(program: string, ...args: readonly string[]): Promise<string> {
  const file = join(import.meta.dirname, program);
  return (await promisify(execFile)(process.execPath, [file, ...args])).stdout;
}
