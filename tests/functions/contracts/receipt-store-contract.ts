import assert from 'node:assert/strict';
import { test } from 'node:test';
import type { ReceiptStore } from '../../../functions/ports.ts';

/** What every receipt store must do; each test gets an empty one. */
export function receiptStoreContract(name: string, open: () => Promise<ReceiptStore>): void {
  const it = (what: string, check: (receipts: ReceiptStore) => Promise<void>) =>
    void test(`${name}: ${what}`, async () => check(await open()));

  it('a body comes back under the key that putting it gave', async (receipts) => {
    const key = await receipts.put('r-1', '{"status":"accepted","姓":"\u2028"}');
    assert.match(key, /^receipts\/r-1\/[0-9a-f]{64}\.json$/);
    assert.equal(await receipts.get(key), '{"status":"accepted","姓":"\u2028"}');
    assert.equal(await receipts.put('r-1', '{"status":"accepted","姓":"\u2028"}'), key);
    assert.notEqual(await receipts.put('r-1', '{"status":"rejected"}'), key);
  });

  it('plans lie apart from receipts', async (receipts) => {
    const key = await receipts.putPlan('r-1', '{"schema":1}');
    assert.match(key, /^plans\/r-1\/[0-9a-f]{64}\.json$/);
    assert.equal(await receipts.get(key), '{"schema":1}');
  });

  it('what was never put is not there', async (receipts) => {
    assert.equal(await receipts.get('receipts/r-1/none.json'), undefined);
  });
}
