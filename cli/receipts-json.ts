import type { Receipt } from '../core/findings/receipt.ts';
import { renderReceipt } from '../core/findings/render-receipt.ts';

/** Receipts as one JSON document: of one file its receipt, as the API gives it; of several a list. */
export function receiptsJson(receipts: readonly Receipt[], files: number): string {
  const [first] = receipts;
  if (files === 1) return first === undefined ? '' : renderReceipt(first);
  return `[\n${receipts.map((receipt) => renderReceipt(receipt).trimEnd()).join(',\n')}\n]\n`;
}
