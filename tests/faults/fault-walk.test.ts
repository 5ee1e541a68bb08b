import assert from 'node:assert/strict';
import { after, before, describe, test } from 'node:test';
import { temporaryFolder } from '../local/temporary-folder.ts';
import { JOB_NAMES, walkFaults } from './fault-walk.ts';
import { RealWorld } from './real-world.ts';

/** One run of so many; `npm run faults` makes all of them. A sweep makes a hundred calls that are alike. */
const strideOf = (name: string) => (name.includes('sweep') ? 331 : 67);

describe('one thing goes wrong at a call of the real handlers', () => {
  const folder = temporaryFolder(after);
  let world: RealWorld;
  before(async () => {
    world = await RealWorld.open(folder);
  });
  after(() => world.close());

  for (const [place, name] of JOB_NAMES.entries()) {
    test(name, async () => {
      const { runs } = await walkFaults(world, { jobs: [name], stride: strideOf(name), from: 5 * place });
      assert.ok(runs > 0);
    });
  }
});
