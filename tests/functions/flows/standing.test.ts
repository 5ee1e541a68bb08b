import assert from 'node:assert/strict';
import { test } from 'node:test';
import fc from 'fast-check';
import { advance, standingOf } from '../../../functions/flows/standing.ts';

/** Digests in the order of their tokens, and what must stand. */
const CASES = [
  { digests: 'x', token: 0, revision: 1 },
  { digests: 'xx', token: 0, revision: 1 },
  { digests: 'xy', token: 1, revision: 2 },
  { digests: 'xyx', token: 2, revision: 3 },
  { digests: 'xxyyyx', token: 5, revision: 3 },
  { digests: 'xyyxx', token: 3, revision: 3 },
];

for (const { digests, token, revision } of CASES) {
  test(`after ${digests} the revision ${revision} stands, from upload ${token}`, () => {
    const revisions = [...digests].map((digest, place) => ({ token: String(place), digest }));
    const standing = standingOf(revisions);
    assert.deepEqual([standing?.token, standing?.revision], [String(token), revision]);
    assert.equal(standing?.newest, String(digests.length - 1));
  });
}

test('nothing stands on nothing', () => {
  assert.equal(standingOf([]), undefined);
});

const revisions = fc
  .array(fc.constantFrom('x', 'y', 'z'), { minLength: 1, maxLength: 12 })
  .map((digests) => digests.map((digest, place) => ({ token: String(place).padStart(2, '0'), digest })));

test('the order in which revisions are found does not matter', () => {
  fc.assert(
    fc.property(
      revisions.chain((all) => fc.tuple(fc.constant(all), fc.shuffledSubarray(all, wholeOf(all)))),
      ([all, some]) => {
        assert.deepEqual(standingOf(some), standingOf(all));
      },
    ),
  );
});

test('one more revision at the end follows from what stood before', () => {
  fc.assert(
    fc.property(revisions, (all) => {
      const last = all.at(-1);
      assert.ok(last);
      assert.deepEqual(advance(standingOf(all.slice(0, -1)), last), standingOf(all));
    }),
  );
});

test('one more revision anywhere never lowers the number', () => {
  fc.assert(
    fc.property(revisions, fc.nat({ max: 11 }), (all, place) => {
      const without = all.toSpliced(place % all.length, 1);
      assert.ok((standingOf(all)?.revision ?? 0) >= (standingOf(without)?.revision ?? 0));
    }),
  );
});

function wholeOf(all: readonly unknown[]) {
  return { minLength: all.length, maxLength: all.length };
}
