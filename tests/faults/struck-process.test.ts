import assert from 'node:assert/strict';
import { Readable } from 'node:stream';
import { describe, test } from 'node:test';
import type { StrikeKind } from './strike.ts';
import { StruckProcess } from './struck-process.ts';

const GET = { service: 'S3', operation: 'GetObject', input: {} };

describe('an answer that nobody hears gives its connection back', () => {
  for (const kind of ['lost, and given up', 'lost, and sent again by the client', 'killed after'] as const)
    test(kind, async () => {
      const bodies = await answersTo(kind);
      assert.equal(bodies[0]?.destroyed, true);
      assert.equal(bodies[1]?.destroyed ?? false, false, 'what is heard is left to its reader');
    });
});

/** The bodies of the answers to one call that is struck. */
async function answersTo(kind: StrikeKind): Promise<readonly Readable[]> {
  const bodies: Readable[] = [];
  const struck = new StruckProcess({ call: 1, kind });
  const ending = await struck.run(() =>
    struck.pass(GET, () => {
      const body = Readable.from(['a page']);
      bodies.push(body);
      return Promise.resolve({ Body: body });
    }),
  );
  assert.equal(ending.kind, kind === 'killed after' ? 'killed' : kind.endsWith('client') ? 'done' : 'failed');
  return bodies;
}
