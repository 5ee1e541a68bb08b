import assert from 'node:assert/strict';
import { after, before, describe, test } from 'node:test';
import { temporaryFolder } from '../local/temporary-folder.ts';
import { JOB_NAMES, walkFaults } from './fault-walk.ts';
import { RealWorld } from './real-world.ts';

/** A few jobs, and one run of so many; `npm run faults` makes all of them. A sweep makes a hundred calls that are alike. */
const strideOf = (name: string) => (name.includes('sweep') ? 401 : 67);

const SOME_JOBS = JOB_NAMES.filter((name) => /taken up again|of a correction|sweep/.test(name));

describe('one thing goes wrong at a call of the real handlers', () => {
  const folder = temporaryFolder(after);
  let world: RealWorld;
  before(async () => {
    world = await RealWorld.open(folder);
  });
  after(() => world.close());

  for (const [place, name] of SOME_JOBS.entries()) {
    test(name, async () => {
      const { runs } = await walkFaults(world, { jobs: [name], stride: strideOf(name), from: 5 * place });
      assert.ok(runs > 0);
    });
  }
});
