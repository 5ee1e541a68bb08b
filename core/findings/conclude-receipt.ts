import type { Receipt, RecordOutcome } from './receipt.ts';

/** What the state said when it took a record in. */
export interface TakenIn {
  readonly status: 'current' | 'duplicate' | 'superseded' | 'waiting';
  readonly revision?: number;
}

/**
 * The final receipt: what was judged, and what the state made of each accepted record (by record id). A file all
 * of whose records are duplicates, or all superseded, says so as a whole.
 */
export function concludeReceipt(receipt: Receipt, taken: ReadonlyMap<string, TakenIn>): Receipt {
  const records = receipt.records.map((record) => conclude(record, taken.get(record.id)));
  return { ...receipt, records, status: overall(receipt.status, records) };
}

function conclude(record: RecordOutcome, taken: TakenIn | undefined): RecordOutcome {
  if (!taken || record.status === 'rejected') return record;
  // One that waits for review is accepted, and has no number yet.
  const status = taken.status === 'current' || taken.status === 'waiting' ? record.status : taken.status;
  return taken.revision === undefined
    ? { id: record.id, status }
    : { id: record.id, status, revision: taken.revision };
}

function overall(judged: Receipt['status'], records: readonly RecordOutcome[]): Receipt['status'] {
  const alike = (status: RecordOutcome['status']) =>
    records.length > 0 && records.every((record) => record.status === status);
  if (alike('duplicate')) return 'duplicate';
  return alike('superseded') ? 'superseded' : judged;
}
