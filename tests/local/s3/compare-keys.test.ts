import assert from 'node:assert/strict';
import { test } from 'node:test';
import * as fc from 'fast-check';
import { compareKeys } from '../../../local/s3/compare-keys.ts';

test('keys compare as their bytes in UTF-8', () => {
  const key = fc.string({ unit: fc.constantFrom('a', 'b', '年', '\ue000', '\uffee', '𠮷', '😀', '/') });
  fc.assert(
    fc.property(key, key, (left, right) => {
      assert.equal(
        Math.sign(compareKeys(left, right)),
        Buffer.compare(Buffer.from(left), Buffer.from(right)),
      );
    }),
  );
});
