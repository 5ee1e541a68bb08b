import type { AcceptedRecord, Applied, StateStore } from '../ports.ts';
import { recordIdOf } from './record-id.ts';

/**
 * The records by which something that the public sees may have changed, once they are applied: no report that waits for
 * review, and with each release the report that it let through, as if it came now.
 */
export async function touchedRecords(
  records: readonly AcceptedRecord[],
  applied: ReadonlyMap<string, Applied>,
  state: Pick<StateStore, 'currents' | 'revision'>,
): Promise<readonly AcceptedRecord[]> {
  const seen = records.filter((record) => applied.get(recordIdOf(record))?.status !== 'waiting');
  const released = records.flatMap((record) =>
    record.kind === 'decision' && record.decision.kind === 'reviews' && record.decision.outcome === 'released'
      ? [record.decision.reportId]
      : [],
  );
  if (released.length === 0) return seen;
  const opened: AcceptedRecord[] = [];
  for (const [reportId, { token }] of await state.currents(released)) {
    const report = await state.revision(reportId, token);
    if (report !== undefined) opened.push(report);
  }
  return [...seen, ...opened];
}
