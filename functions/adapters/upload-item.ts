import type { ReceiptStatus } from '../../core/findings/receipt.ts';
import type { UploadRecord } from '../ports.ts';
import { Attributes, DamagedItem, type Item } from './attribute.ts';
import { decodeUnits } from './unit-list.ts';

const STATUSES: readonly ReceiptStatus[] = [
  'accepted',
  'accepted-with-warnings',
  'rejected',
  'partly-accepted',
  'superseded',
  'duplicate',
  'gone',
  'failed',
];

/** What the item of an upload tells. */
export function uploadRecordOf(item: Item): UploadRecord {
  const attributes = new Attributes(item);
  const plan = attributes.textIf('plan');
  const status = attributes.textIf('status');
  const body = attributes.textIf('body');
  return {
    receiptId: attributes.text('pk').slice('upload#'.length),
    attempts: attributes.numberOr('attempts', 0),
    ...(plan === undefined ? {} : { plan }),
    ...(status === undefined ? {} : { status: statusOf(status) }),
    ...(body === undefined ? {} : { body }),
    units: decodeUnits(attributes.textIf('units') ?? ''),
  };
}

function statusOf(text: string): ReceiptStatus {
  const status = STATUSES.find((known) => known === text);
  if (status === undefined) throw new DamagedItem(`there is no receipt status ${text}`);
  return status;
}
