import assert from 'node:assert/strict';
import { test } from 'node:test';
import { rememberImmutable } from '../../../functions/adapters/remember-immutable.ts';

const named = (name: string) => `feeds/v1/${name}-${'ab'.repeat(32)}.json`;

test('an object named by its hash is read once, the root each time', async () => {
  const { read, calls } = over(1000);
  for (const key of [named('a'), named('a'), 'feeds/v1/index.json', 'feeds/v1/index.json']) await read(key);
  assert.deepEqual(calls, [named('a'), 'feeds/v1/index.json', 'feeds/v1/index.json']);
});

test('the oldest makes room, and nothing larger than the memory stays in it', async () => {
  const { read, calls } = over(250);
  for (const name of ['a', 'b', 'c', 'a', 'c']) await read(named(name));
  assert.deepEqual(calls, ['a', 'b', 'c', 'a'].map(named));
});

test('what is not there is asked for again', async () => {
  const { read, calls } = over(1000);
  assert.equal(await read(named('absent')), undefined);
  assert.equal(await read(named('absent')), undefined);
  assert.equal(calls.length, 2);
});

function over(mostBytes: number) {
  const calls: string[] = [];
  const get = async (key: string) => {
    calls.push(key);
    return key === named('absent') ? undefined : { body: new Uint8Array(100), etag: '"1"' };
  };
  return { read: rememberImmutable({ get }, mostBytes).get, calls };
}
