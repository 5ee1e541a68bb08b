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
      assert.equal(readCursor(writeCursor(orgId), ORG_ID), orgId);
    }),
  );
});

test('no text but a cursor of ours is one', () => {
  fc.assert(
    fc.property(
      fc.oneof(fc.string(), fc.base64String(), fc.stringMatching(/^[A-Za-z0-9]{12,64}$/)),
      (text) => {
        const orgId = readCursor(text, ORG_ID);
        if (orgId !== undefined) assert.equal(writeCursor(orgId), text);
      },
    ),
    { numRuns: 1000 },
  );
});
