import type { AcceptedRecord, Applied, CurrentState, Standing, StateStore, WaitingUpload } from '../ports.ts';
import { inParallel } from './in-parallel.ts';
import { recordDigest } from './record-digest.ts';
import { recordIdOf } from './record-id.ts';
import { isReviewed, openRevisions, type ReviewGate } from './review-gate.ts';
import { advance, standingOf } from './standing.ts';

/** How many records are worked on at once. */
const AT_ONCE = 16;

/** How often a record is tried while others change it too; every lost race means that another one won. */
const MOST_RACES = 200;

/** How records are taken in. */
export interface Taking {
  /** With a gate, a report's current item follows from those revisions alone that may be seen. */
  readonly gate?: ReviewGate | undefined;
  /** Ids of records that nobody had seen when they were judged: their first write counts on it and looks only where it fails. */
  readonly unseen?: ReadonlySet<string> | undefined;
}

/**
 * Takes records into the state: keeps their revisions, then brings each current item up to what follows from
 * all revisions of its record. Any repetition, order and concurrency end in the same state.
 * Answers, by record id, what the state then says of each. At a gate both sides, a filing and its release, first keep
 * what is theirs and then look at both, so that whichever comes second opens it.
 */
export async function applyRecords(
  records: readonly AcceptedRecord[],
  state: StateStore,
  { gate, unseen }: Taking = {},
): Promise<ReadonlyMap<string, Applied>> {
  await state.putRevisions(records);
  const currents = await state.currents(records.map(recordIdOf).filter((id) => unseen?.has(id) !== true));
  const applied = await inParallel(records, AT_ONCE, async (record) => {
    const id = recordIdOf(record);
    if (gate !== undefined && record.kind === 'report') {
      const seen = appliedAtGate(record, await bringUpOpen(id, state, gate));
      if (seen.status === 'waiting')
        await noteWaiting({ reportId: id, receiptId: record.receiptId }, state, gate);
      return [id, seen] as const;
    }
    const own = await bringUp(record, currents.get(id), state);
    if (gate !== undefined && record.kind === 'decision' && record.decision.kind === 'reviews') {
      await bringUpOpen(record.decision.reportId, state, gate);
      await state.removeWaiting(record.decision);
    }
    return [id, own] as const;
  });
  return new Map(applied);
}

/** Brings a report's current item up to what may be seen of it; undefined while nothing may. */
async function bringUpOpen(
  reportId: string,
  state: StateStore,
  gate: ReviewGate,
): Promise<Standing | undefined> {
  for (let race = 0; race < MOST_RACES; race++) {
    // The item first: whoever changes anything after that makes the write below fail.
    const current = (await state.currents([reportId])).get(reportId);
    const standing = standingOf(await openRevisions(reportId, await state.revisions(reportId), gate));
    if (standing === undefined) return undefined;
    if (current?.newest === standing.newest && current.token === standing.token && isSame(current, standing))
      return standing;
    const content = await state.revision(reportId, standing.token);
    if (content === undefined) throw new Error(`revision ${standing.token} of ${reportId} is missing`);
    if (await state.replaceCurrent(content, standing, current?.version)) return standing;
  }
  throw new Error(`${reportId} changed ${MOST_RACES} times while it was written`);
}

/** A review may have come before its filing: then nobody is asked for one. */
async function noteWaiting(waiting: WaitingUpload, state: StateStore, { reader }: ReviewGate): Promise<void> {
  if (!isReviewed(waiting, await reader.decisionsOfReport(waiting.reportId))) await state.addWaiting(waiting);
}

/** A report that waits stands nowhere yet: it has no number, and its receipt tells none. */
function appliedAtGate(record: AcceptedRecord, standing: Standing | undefined): Applied {
  if (standing === undefined || record.token > standing.newest) return { status: 'waiting' };
  return appliedOf(record, standing);
}

async function bringUp(
  record: AcceptedRecord,
  seen: CurrentState | undefined,
  state: StateStore,
): Promise<Applied> {
  let current = seen;
  for (let race = 0; race < MOST_RACES; race++) {
    const standing = await nextStanding(record, current, state);
    if (
      current?.newest === standing.newest &&
      current.token === standing.token &&
      isSame(current, standing)
    ) {
      return appliedOf(record, standing);
    }
    const content = await contentOf(standing, record, state);
    if (await state.replaceCurrent(content, standing, current?.version)) return appliedOf(record, standing);
    current = (await state.currents([recordIdOf(record)])).get(recordIdOf(record));
  }
  throw new Error(`${recordIdOf(record)} changed ${MOST_RACES} times while it was written`);
}

/** A newer record follows from what is there; an older one changes the past, so that all of it is counted anew. */
async function nextStanding(
  record: AcceptedRecord,
  current: CurrentState | undefined,
  state: StateStore,
): Promise<Standing> {
  const own = { token: record.token, digest: recordDigest(record) };
  if (current === undefined || record.token > current.newest) return advance(current, own);
  if (record.token === current.newest) return current;
  return standingOf(await state.revisions(recordIdOf(record))) ?? advance(undefined, own);
}

function isSame(current: Standing, next: Standing): boolean {
  return current.digest === next.digest && current.revision === next.revision;
}

async function contentOf(
  standing: Standing,
  record: AcceptedRecord,
  state: StateStore,
): Promise<AcceptedRecord> {
  if (standing.token === record.token) return record;
  const content = await state.revision(recordIdOf(record), standing.token);
  if (content === undefined)
    throw new Error(`revision ${standing.token} of ${recordIdOf(record)} is missing`);
  return content;
}

/** What the state says of a record that it has taken in. */
export function appliedOf({ token }: AcceptedRecord, standing: Standing): Applied {
  if (token < standing.token) return { status: 'superseded' };
  return { status: token === standing.token ? 'current' : 'duplicate', revision: standing.revision };
}
