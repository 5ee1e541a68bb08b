import { setTimeout as sleep } from 'node:timers/promises';
import type { Standstill } from './standstill.ts';

/** A receipt, as far as the samples are checked against it. */
export interface SampleReceipt {
  readonly status: string;
  readonly findings: readonly { readonly code: string; readonly severity: string }[];
}

/** Who waits long asks less often: dozens who ask at once are a load of their own. */
const FIRST_PAUSE_MS = 100;
const LONGEST_PAUSE_MS = 1000;
const SLOWER = 1.5;

/**
 * Asks the public origin for a receipt until it is final. Undefined when it is not there and nothing else has come for
 * so many seconds either.
 */
export async function awaitReceipt(
  { origin, standstill }: { readonly origin: string; readonly standstill: Standstill },
  id: string,
  seconds: number,
): Promise<SampleReceipt | undefined> {
  let pause = FIRST_PAUSE_MS;
  for (;;) {
    const receipt = await findReceipt(origin, id);
    if (receipt !== undefined) {
      standstill.end();
      return receipt;
    }
    if (standstill.hasLasted(seconds)) return undefined;
    await sleep(pause);
    pause = Math.min(pause * SLOWER, LONGEST_PAUSE_MS);
  }
}

async function findReceipt(origin: string, id: string): Promise<SampleReceipt | undefined> {
  const answer = await fetch(`${origin}/api/v1/receipts/${id}`, { headers: { accept: 'application/json' } });
  if (answer.status === 200) {
    // The shape of receipts is held by the tests of those who write them.
    const receipt: SampleReceipt = JSON.parse(await answer.text());
    return receipt;
  }
  await answer.body?.cancel();
  return undefined;
}
