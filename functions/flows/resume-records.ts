import type { AcceptedRecord, Applied, StateStore } from '../ports.ts';
import { appliedOf, applyRecords } from './apply-records.ts';
import { recordIdOf } from './record-id.ts';

/**
 * Takes in the records of a job that was interrupted: what it has brought up already is left alone, so that a
 * long job goes on where it was instead of starting over.
 */
export async function resumeRecords(
  records: readonly AcceptedRecord[],
  state: StateStore,
): Promise<ReadonlyMap<string, Applied>> {
  const currents = await state.currents(records.map(recordIdOf));
  const done = new Map<string, Applied>();
  for (const record of records) {
    const current = currents.get(recordIdOf(record));
    if (current?.newest === record.token) done.set(recordIdOf(record), appliedOf(record, current));
  }
  const left = records.filter((record) => !done.has(recordIdOf(record)));
  return new Map([...done, ...(await applyRecords(left, state))]);
}
