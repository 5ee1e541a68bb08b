import { receiptDocument } from '../findings/render-receipt.ts';
import type { Receipt } from '../findings/receipt.ts';

/**
 * What an upload's receipt would say of a file that was only tried, as JSON: the same members, without the ids and
 * the moment that only an upload has.
 */
export function answerValidation(receipt: Receipt, judgedAt: string): string {
  const { schema: _schema, receipt_id: _receipt, status, upload, ...rest } = receiptDocument(receipt);
  const { key: _key, version_id: _version, received_at: _received, ...file } = upload;
  const document = { schema: 'gongkai/validation/v1', status, judged_at: judgedAt, file, ...rest };
  return `${JSON.stringify(document, null, 2)}\n`;
}
