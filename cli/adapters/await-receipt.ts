import { setTimeout as sleep } from 'node:timers/promises';
import { parseReceipt } from '../../core/findings/parse-receipt.ts';
import type { Receipt } from '../../core/findings/receipt.ts';
import { UnansweredError } from '../command-error.ts';

const BETWEEN_QUESTIONS_MS = 500;

/** Asks for a receipt until it is final; undefined when `seconds` have passed without one. */
export async function awaitReceipt(address: string, seconds: number): Promise<Receipt | undefined> {
  const until = performance.now() + seconds * 1000;
  for (;;) {
    const receipt = await ask(address);
    if (receipt !== undefined) return receipt;
    if (performance.now() + BETWEEN_QUESTIONS_MS > until) return undefined;
    await sleep(BETWEEN_QUESTIONS_MS);
  }
}

async function ask(address: string): Promise<Receipt | undefined> {
  try {
    const response = await fetch(address, { headers: { accept: 'application/json' } });
    if (response.status === 404) return undefined;
    if (!response.ok) throw new Error(`HTTP ${response.status}`);
    return parseReceipt(await response.text());
  } catch (error) {
    throw new UnansweredError('receipt-unreachable', { reason: reasonOf(error) }, { cause: error });
  }
}

/** `fetch` itself only says that it failed; its cause says why. */
function reasonOf(error: unknown): string {
  if (!(error instanceof Error)) return String(error);
  return error.cause instanceof Error && error.cause.message !== '' ? error.cause.message : error.message;
}
