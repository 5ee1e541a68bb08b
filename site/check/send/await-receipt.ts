import * as v from 'valibot';

/** What the page says of a receipt; the receipt itself is a page of its own. */
export interface ShortReceipt {
  readonly receiptId: string;
  readonly status: string;
}

/** Pauses between two questions, in milliseconds: short at first, because most receipts take a second or two. */
const PAUSES = [
  300, 500, 700, 1000, 1000, 1500, 2000, 2000, 3000, 3000, 5000, 5000, 5000, 10_000, 10_000, 20_000, 20_000,
];

const ReceiptSchema = v.object({ status: v.string() });

/** Asks until the receipt is there; undefined where it takes longer than a minute and a half. */
export async function awaitReceipt(api: string, receiptId: string): Promise<ShortReceipt | undefined> {
  for (const pause of PAUSES) {
    await new Promise((resolve) => setTimeout(resolve, pause));
    const answer = await fetch(`${api}/receipts/${receiptId}`, {
      headers: { accept: 'application/json' },
      cache: 'no-store',
    });
    if (!answer.ok) continue;
    return { receiptId, status: v.parse(ReceiptSchema, await answer.json()).status };
  }
  return undefined;
}
