import assert from 'node:assert/strict';
import { test } from 'node:test';
import * as fc from 'fast-check';
import { parseReceipt } from '../../../core/findings/parse-receipt.ts';
import { refuseUnread } from '../../../core/findings/refuse-unread.ts';
import { renderReceipt } from '../../../core/findings/render-receipt.ts';
import { anyReceipt } from './arbitrary-receipt.ts';
import { someFinding, someReceipt } from './receipt-factory.ts';

const { upload } = someReceipt();
const RECEIPTS = {
  accepted: someReceipt(),
  'with findings': someReceipt({ status: 'rejected', findings: [someFinding(), someFinding({ at: [] })] }),
  'of a register': someReceipt({ records: [{ id: '419001-gov', status: 'accepted', revision: 2 }] }),
  failed: refuseUnread('failed', { receiptId: 'r-1', upload }),
};

for (const [what, receipt] of Object.entries(RECEIPTS)) {
  test(`a receipt ${what} is read back as it was`, () => {
    assert.deepEqual(parseReceipt(renderReceipt(receipt)), receipt);
  });
}

test('what was rendered and read back renders to the same bytes', () => {
  fc.assert(
    fc.property(anyReceipt, (receipt) => {
      const body = renderReceipt(receipt);
      assert.equal(renderReceipt(parseReceipt(body)), body);
    }),
  );
});

test('members of a newer engine are passed over', () => {
  const body = JSON.stringify({ ...JSON.parse(renderReceipt(RECEIPTS.accepted)), later: { a: 1 } });
  assert.deepEqual(parseReceipt(body), RECEIPTS.accepted);
});

/** [what, text] */
const NO_RECEIPTS = [
  ['nothing', ''],
  ['other JSON', '{}'],
  ['another schema', renderReceipt(RECEIPTS.accepted).replace('receipt/v1', 'receipt/v2')],
  ['an unknown status', renderReceipt(RECEIPTS.accepted).replace('"accepted"', '"fine"')],
] as const;

for (const [what, text] of NO_RECEIPTS)
  test(`${what} is no receipt`, () => assert.throws(() => parseReceipt(text), /no receipt/));
