import { ENGINE } from './engine.ts';
import { describe } from './describe.ts';
import type { Receipt, UploadFacts } from './receipt.ts';

/** Why an upload is answered without its bytes having been read. */
export type UnreadReason = 'gone' | 'too-large' | 'failed' | 'key-not-allowed';

/** The receipt of an upload whose bytes were never read, or on which we failed. `limit` in bytes, for `too-large`. */
export function refuseUnread(
  reason: UnreadReason,
  about: { readonly receiptId: string; readonly upload: UploadFacts; readonly limit?: number },
): Receipt {
  const { receiptId, upload } = about;
  const facts = { bytes: String(upload.bytes), limit: String(about.limit ?? ''), dataset: upload.dataset };
  return {
    receiptId,
    status: reason === 'gone' || reason === 'failed' ? reason : 'rejected',
    upload,
    records: [],
    lines: { read: 0, header: 0, accepted: 0, rejected: 0, skipped: [] },
    counts: { error: 1, warning: 0, notice: 0 },
    findings: [describe({ code: reason, at: [], facts })],
    engine: { ...ENGINE, context: '' },
  };
}
