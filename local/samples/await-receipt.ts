import { setTimeout as sleep } from 'node:timers/promises';

/** A receipt, as far as the samples are checked against it. */
export interface SampleReceipt {
  readonly status: string;
  readonly findings: readonly { readonly code: string; readonly severity: string }[];
}

const PAUSE_MS = 100;

/** Asks the public origin for a receipt until it is final. Undefined when that takes longer than it should. */
export async function awaitReceipt(
  origin: string,
  id: string,
  seconds: number,
): Promise<SampleReceipt | undefined> {
  const end = Date.now() + seconds * 1000;
  while (Date.now() < end) {
    const answer = await fetch(`${origin}/api/v1/receipts/${id}`, {
      headers: { accept: 'application/json' },
    });
    if (answer.status === 200) {
      // The shape of receipts is held by the tests of those who write them.
      const receipt: SampleReceipt = JSON.parse(await answer.text());
      return receipt;
    }
    await answer.body?.cancel();
    await sleep(PAUSE_MS);
  }
  return undefined;
}
