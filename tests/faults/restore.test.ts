import assert from 'node:assert/strict';
import { after, before, describe, test } from 'node:test';
import { temporaryFolder } from '../local/temporary-folder.ts';
import { RealWorld } from './real-world.ts';
import { brokenCsv, registerCsv, reportsCsv } from './synthetic-files.ts';
import { uploadsInS3 } from './uploads-in-s3.ts';
import { stateLines } from './world-state.ts';

// The drill of docs/architecture.md: the uploads are the whole truth, and everything else can be made of them again.
describe('what is lost is made again from the uploads', () => {
  const folder = temporaryFolder(after);
  let world: RealWorld;
  let settled: readonly string[];
  before(async () => {
    world = await RealWorld.open(folder);
    await world.upload('incoming/organisations/register.csv', registerCsv([1, 2]));
    await world.upload('incoming/annual-reports/a.csv', reportsCsv([1, 2], 1));
    await world.upload('incoming/annual-reports/a.csv', reportsCsv([1], 2));
    await world.upload('incoming/annual-reports/broken.csv', brokenCsv(2));
    await deliverAll();
    settled = await stateLines(world);
  });
  after(() => world.close());

  const LOSSES = {
    'the table': () => world.forgetTable(),
    'table, receipts and feeds': () => world.forgetAll(),
    'the feeds and the table': async () => {
      await world.emptyBucket(world.bucket('Feed'));
      await world.forgetTable();
    },
  };
  for (const [what, lose] of Object.entries(LOSSES)) {
    test(`${what}: the same receipts, records and feeds come again`, async () => {
      await lose();
      await deliverAll();
      assert.deepEqual(await stateLines(world), settled);
    });
  }

  /** Every upload in the order of uploads, the register first, as a rebuild sends them. */
  async function deliverAll(): Promise<void> {
    const uploads = await uploadsInS3(world.stack.endpoints.s3, world.bucket('Upload'));
    const isRegister = (key: string) => Number(!key.startsWith('incoming/organisations/'));
    for (const { version } of uploads.toSorted(
      (a, b) => isRegister(a.version.key) - isRegister(b.version.key),
    )) {
      await world.announce(version);
      await world.drain();
    }
  }
});
