import type { ShortReceipt } from './await-receipt.ts';

/** How far the sending of a file has come. */
export type SendState =
  | { readonly at: 'ready' }
  | { readonly at: 'wrong' }
  /** One of many, and not its turn yet. */
  | { readonly at: 'queued' }
  | { readonly at: 'sending' }
  | { readonly at: 'off' }
  /** `refused`: there was one, and it was not good. */
  | { readonly at: 'no-token'; readonly refused: boolean }
  | { readonly at: 'refused'; readonly reason: string }
  | { readonly at: 'waiting'; readonly receiptId: string }
  | { readonly at: 'late'; readonly receiptId: string }
  | { readonly at: 'done'; readonly receipt: ShortReceipt };
