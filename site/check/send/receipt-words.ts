import type { ReceiptStatus } from '../../../core/findings/receipt.ts';
import { STATUS_WORDS, type StatusWords } from '../../../core/findings/status-words.ts';

/** What a status means; undefined of one that is newer than this page, which stands for itself. */
export function statusWords(status: string): StatusWords | undefined {
  return new Map<string, StatusWords>(Object.entries(STATUS_WORDS)).get(status);
}

const REFUSALS: ReadonlySet<string> = new Set<ReceiptStatus>(['rejected', 'failed', 'partly-accepted']);

/** Whether something of the file was not taken. */
export function isRefusal(status: string): boolean {
  return REFUSALS.has(status);
}
