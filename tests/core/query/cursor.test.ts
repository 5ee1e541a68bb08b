import assert from 'node:assert/strict';
import { test } from 'node:test';
import fc from 'fast-check';
import { ORG_ID } from '../../../core/datasets/organisation.ts';
import { readCursor, writeCursor } from '../../../core/query/cursor.ts';

const orgIds = fc.stringMatching(/^\d{6}-[a-z0-9-]{2,40}$/);

test('a cursor leads back to its organisation, in letters that need no escaping', () => {
  fc.assert(
    fc.property(orgIds, (orgId) => {
      assert.match(writeCursor(orgId), /^[A-Za-z0-9]+$/);
      assert.deepEqual(readCursor(writeCursor(orgId), ORG_ID), { place: orgId });
    }),
  );
});

test('a cursor of a release knows it', () => {
  fc.assert(
    fc.property(orgIds, fc.integer({ min: 1, max: 99_999 }), (orgId, release) => {
      const cursor = writeCursor(orgId, release);
      assert.match(cursor, /^[A-Za-z0-9]+$/);
      assert.deepEqual(readCursor(cursor, ORG_ID), { place: orgId, release });
    }),
  );
});

test('no text but a cursor of ours is one', () => {
  fc.assert(
    fc.property(
      fc.oneof(fc.string(), fc.base64String(), fc.stringMatching(/^[A-Za-z0-9]{12,64}$/)),
      (text) => {
        const read = readCursor(text, ORG_ID);
        if (read !== undefined) assert.equal(writeCursor(read.place, read.release), text);
      },
    ),
    { numRuns: 1000 },
  );
});
