import assert from 'node:assert/strict';
import { test } from 'node:test';
import { MAX_UPLOAD_BYTES, refuseUnread, type UnreadReason } from '../../../core/index.ts';
import { contextOf } from '../upload-factory.ts';

const CASES: readonly (readonly [UnreadReason, string])[] = [
  ['gone', 'gone'],
  ['failed', 'failed'],
  ['too-large', 'rejected'],
  ['key-not-allowed', 'rejected'],
];

for (const [reason, status] of CASES) {
  test(`unread because ${reason}: ${status}, one error, no rows`, () => {
    const upload = { ...contextOf().upload, bytes: MAX_UPLOAD_BYTES + 1 };
    const receipt = refuseUnread(reason, { receiptId: 'r-1', upload, limit: MAX_UPLOAD_BYTES });
    assert.equal(receipt.status, status);
    assert.deepEqual(receipt.counts, { error: 1, warning: 0, notice: 0 });
    assert.deepEqual(receipt.lines, { read: 0, header: 0, accepted: 0, rejected: 0, skipped: [] });
    assert.doesNotMatch(JSON.stringify(receipt.findings), /\{(?:bytes|limit|dataset)\}/);
  });
}
