import type { FeedUnit } from '../../core/publish/feed-unit.ts';
import type { Engine } from '../engine.ts';
import type {
  MessageQueue,
  ReceiptStore,
  SeenUpload,
  StateStore,
  SweepNote,
  UploadMessage,
  UploadRecord,
  UploadStore,
  UploadVersion,
} from '../ports.ts';
import { inParallel } from './in-parallel.ts';
import { factsOf, isUnjudged, MOST_ATTEMPTS } from './judge-upload.ts';
import { receiptIdOf } from './receipt-id.ts';
import { isOpen } from './receive-upload.ts';
import { UNIT_PARTITIONS } from './unit-key.ts';

/** What the sweep works with. */
export interface SweepPorts {
  readonly engine: Engine;
  readonly uploads: UploadStore;
  readonly state: StateStore;
  readonly receipts: ReceiptStore;
  readonly uploadQueue: MessageQueue<UploadMessage> & {
    /** Whether it has no messages at all, as far as is known. */
    isIdle(): Promise<boolean>;
  };
  readonly publishQueue: MessageQueue<FeedUnit>;
  readonly now: () => Date;
}

/** What one sweep found and mended. */
export interface Swept {
  readonly versions: number;
  readonly resent: number;
  readonly failed: number;
  readonly units: number;
}

/** Pages of 1,000 versions in one sweep; the next one goes on from there. */
const MOST_PAGES = 20;

/** The second time it comes to the end it has been round, also where its start is gone. */
const MOST_ENDS = 2;

const AT_ONCE = 8;

/** So old, an upload is sent again also while the queue has messages: its own may be none of them. */
const LOST_AFTER_MS = 15 * 60_000;

/**
 * Finds what got lost and sets it going again: object versions without a final receipt that no message can be on
 * its way for, and units whose feeds are behind. Writes nothing itself but the `failed` receipt of a file that nobody survives.
 */
export async function sweep(ports: SweepPorts): Promise<Swept> {
  const units = await sweepUnits(ports);
  const uploads = await sweepUploads(ports);
  return { ...uploads, units };
}

async function sweepUnits({ state, publishQueue }: SweepPorts): Promise<number> {
  const counters = await inParallel(UNIT_PARTITIONS, AT_ONCE, (partition) => state.counters(partition));
  const behind = counters.flat().filter(({ dirty, published }) => dirty > published);
  await publishQueue.send(behind.map(({ unit }) => unit));
  return behind.length;
}

/** Walks on from where the last sweep stopped, once round at most. */
async function sweepUploads(ports: SweepPorts): Promise<Omit<Swept, 'units'>> {
  const isIdle = await ports.uploadQueue.isIdle();
  const isLost = (version: UploadVersion) => isIdle || isOld(version, ports.now());
  const start = await ports.state.sweepCursor();
  const total = { versions: 0, resent: 0, failed: 0 };
  let cursor = start;
  let seen: Seen = {};
  for (let pages = 1, ends = 0, isLast = false; !isLast; pages++) {
    const page = await ports.uploads.list(cursor);
    const mended = await sweepPage(page.versions, isLost, ports);
    total.versions += page.versions.length;
    total.resent += mended.resent;
    total.failed += mended.failed;
    seen = together(seen, mended.seen);
    cursor = page.cursor;
    if (cursor === undefined) ends += 1;
    const isRound = cursor === start;
    isLast = isRound || ends === MOST_ENDS || pages === MOST_PAGES;
    await ports.state.moveSweep(cursor, isLast ? await noteOf(seen, isRound, ports) : undefined);
  }
  return total;
}

/** What a walk has come by that somebody may ask for. */
type Seen = Pick<SweepNote, 'waiting' | 'failed'>;

/** The oldest that waits, the newest that failed. */
function together(one: Seen, other: Seen): Seen {
  const before = (a: SeenUpload, b: SeenUpload) => (a.receivedAt <= b.receivedAt ? a : b);
  const after = (a: SeenUpload, b: SeenUpload) => (a.receivedAt > b.receivedAt ? a : b);
  const waiting =
    one.waiting && other.waiting ? before(one.waiting, other.waiting) : (one.waiting ?? other.waiting);
  const failed = one.failed && other.failed ? after(one.failed, other.failed) : (one.failed ?? other.failed);
  return { ...(waiting && { waiting }), ...(failed && { failed }) };
}

/** What the sweep before saw, as far as this one may not have come by it and it holds. */
async function stillSeen(state: StateStore): Promise<Seen> {
  const { waiting, failed } = (await state.sweepNote()) ?? {};
  const isWaiting = waiting && isUnfinished(await state.uploadRecord(waiting.receiptId));
  return { ...(isWaiting === true && { waiting }), ...(failed && { failed }) };
}

/** A walk that did not come round has not come by everything. */
async function noteOf(seen: Seen, isRound: boolean, { state, now }: SweepPorts): Promise<SweepNote> {
  const all = isRound ? seen : together(await stillSeen(state), seen);
  return { sweptAt: `${now().toISOString().slice(0, 19)}Z`, ...all };
}

async function sweepPage(
  versions: readonly UploadVersion[],
  isLost: (version: UploadVersion) => boolean,
  ports: SweepPorts,
): Promise<{ readonly resent: number; readonly failed: number; readonly seen: Seen }> {
  const records = await ports.state.uploadRecords(versions.map(receiptIdOf));
  const open = versions.filter((version) => isUnfinished(records.get(receiptIdOf(version))));
  const dead = open.filter((version) => isSpent(records.get(receiptIdOf(version))));
  const lost = open.filter((version) => !dead.includes(version) && isLost(version));
  await inParallel(dead, AT_ONCE, (version) => giveUp(version, ports));
  await ports.uploadQueue.send(lost.map(({ key, versionId }) => ({ key, versionId, tries: 0 })));
  const seen = [
    ...open.filter((version) => !dead.includes(version)).map((version) => ({ waiting: seenUpload(version) })),
    ...versions
      .filter((version) => dead.includes(version) || records.get(receiptIdOf(version))?.status === 'failed')
      .map((version) => ({ failed: seenUpload(version) })),
  ];
  return { resent: lost.length, failed: dead.length, seen: seen.reduce<Seen>(together, {}) };
}

function seenUpload(version: UploadVersion): SeenUpload {
  return { receiptId: receiptIdOf(version), receivedAt: version.lastModified };
}

/** What is younger may still be on its way through a queue that is at work. */
function isOld({ lastModified }: UploadVersion, now: Date): boolean {
  return now.getTime() - Date.parse(lastModified) > LOST_AFTER_MS;
}

function isUnfinished(record: UploadRecord | undefined): boolean {
  return record?.status === undefined || isOpen(record);
}

function isSpent(record: UploadRecord | undefined): boolean {
  return isUnjudged(record) && (record?.attempts ?? 0) >= MOST_ATTEMPTS;
}

async function giveUp(version: UploadVersion, { engine, receipts, state }: SweepPorts): Promise<void> {
  const receiptId = receiptIdOf(version);
  const receipt = engine.refuse('failed', { receiptId, upload: factsOf(version, engine) });
  const body = await receipts.put(receiptId, engine.render(receipt));
  await state.finish(receiptId, { status: 'failed', body, units: [] });
}
