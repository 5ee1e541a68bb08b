import assert from 'node:assert/strict';
import { hash } from 'node:crypto';
import { after, before, describe, test } from 'node:test';
import { receiptIdOf } from '../../functions/flows/receipt-id.ts';
import { seededRandom } from '../fixtures/balanced-values.ts';
import { temporaryFolder } from '../local/temporary-folder.ts';
import { RealWorld } from './real-world.ts';
import { replayInMemory } from './replay-in-memory.ts';
import { StruckProcess } from './struck-process.ts';
import { brokenCsv, registerCsv, reportsCsv } from './synthetic-files.ts';
import { uploadsInS3 } from './uploads-in-s3.ts';

const SEEDS = [1];
const ROOT = 'feeds/v1/index.json';

// The model runs the flows over maps; the deployed handlers run them over AWS. Both get the same uploads: the model in
// the order of the uploads, the handlers in another order, with events twice and workers that die.
describe('model and code end in the same receipts and the same feeds', () => {
  const folder = temporaryFolder(after);
  let world: RealWorld;
  before(async () => {
    world = await RealWorld.open(folder);
  });
  after(() => world.close());

  for (const seed of SEEDS) {
    test(`history ${seed}`, async () => {
      const random = seededRandom(seed);
      await world.startAnew();
      await world.upload('incoming/organisations/register.csv', registerCsv([1, 2, 3]));
      for (let number = 0; number < 8; number++) await world.upload(...someFile(random));
      const uploads = await uploadsInS3(world.stack.endpoints.s3, world.bucket('Upload'));
      const [register, ...others] = uploads.toSorted(
        (a, b) =>
          Number(b.version.key.includes('organisations')) - Number(a.version.key.includes('organisations')),
      );
      if (register === undefined) throw new Error('there is no register');
      await world.announce(register.version);
      await world.drain();
      for (const { version } of shuffled(others, random)) {
        await world.announce(version);
        if (random(3) === 0) await world.announce(version);
        const kind = random(2) === 0 ? 'killed before' : 'killed after';
        await world.deliver('upload', new StruckProcess({ call: 1 + random(20), kind }));
      }
      await world.drain();
      const model = await replayInMemory(uploads, process.env['LICENCE'] ?? '');
      const root = await world.read(world.bucket('Feed'), ROOT);
      assert.equal(hash('sha256', root ?? ''), hash('sha256', model.root ?? ''));
      for (const { version } of uploads) {
        const told = model.statuses.get(receiptIdOf(version));
        assert.equal(isTaken(await statusOf(receiptIdOf(version))), isTaken(told ?? ''), version.key);
      }
    });
  }

  async function statusOf(receiptId: string): Promise<string> {
    const item = (await world.items()).find(({ pk }) => pk?.S === `upload#${receiptId}`);
    return item?.['status']?.S ?? 'none';
  }
});

/** A receipt says how it stood when it was written; that a file was taken at all does not depend on the moment. */
function isTaken(status: string): boolean {
  return /^(accepted|partly|superseded|duplicate)/.test(status);
}

function someFile(random: (below: number) => number): readonly [key: string, body: string] {
  const key = `incoming/annual-reports/${['a', 'b', 'c'][random(3)]}.csv`;
  if (random(6) === 0) return [key, brokenCsv(1 + random(3))];
  const numbers = [1, 2, 3].filter(() => random(2) === 0);
  return [key, reportsCsv(numbers.length > 0 ? numbers : [1], random(3), 2021 + random(2))];
}

function shuffled<Value>(values: readonly Value[], random: (below: number) => number): readonly Value[] {
  return values
    .map((value) => ({ value, place: random(1_000_000) }))
    .toSorted((a, b) => a.place - b.place)
    .map(({ value }) => value);
}
