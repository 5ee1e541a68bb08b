import assert from 'node:assert/strict';
import { test } from 'node:test';
import { pauseAfter, retryThrottled } from '../../../functions/adapters/retry-throttled.ts';

function named(name: string): Error {
  return Object.assign(new Error(name), { name });
}

/** A pace that only notes its pauses. */
function noted(pauses: number[]) {
  return { pause: async (milliseconds: number) => void pauses.push(milliseconds), draw: () => 0.5 };
}

const CASES = [
  { what: 'a throttle is waited for', errors: ['ThrottlingException', 'SlowDown'], tries: 3, fails: false },
  { what: 'a failed condition is not', errors: ['ConditionalCheckFailedException'], tries: 1, fails: true },
  { what: 'a failed precondition is not', errors: ['PreconditionFailed'], tries: 1, fails: true },
  { what: 'a missing key is not', errors: ['NoSuchKey'], tries: 1, fails: true },
  {
    what: 'a throttle without end is given up',
    errors: Array<string>(9).fill('ProvisionedThroughputExceededException'),
    tries: 6,
    fails: true,
  },
];

for (const { what, errors, tries, fails } of CASES) {
  test(what, async () => {
    const left = [...errors];
    const pauses: number[] = [];
    let tried = 0;
    const request = async () => {
      tried += 1;
      const name = left.shift();
      if (name !== undefined) throw named(name);
      return 'done';
    };
    const sent = retryThrottled(request, noted(pauses));
    if (fails) await assert.rejects(sent, { name: errors[0] });
    else assert.equal(await sent, 'done');
    assert.equal(tried, tries);
    assert.equal(pauses.length, tries - 1);
  });
}

test('pauses grow, have a bound, and are drawn', () => {
  assert.deepEqual(
    [1, 2, 3, 10].map((tried) => pauseAfter(tried, 0.5)),
    [50, 100, 200, 1_000],
  );
  assert.equal(pauseAfter(3, 0), 0);
});
