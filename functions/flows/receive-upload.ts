import type { FeedUnit } from '../../core/publish/feed-unit.ts';
import type { Engine } from '../engine.ts';
import type { MessageQueue, Plan, ReceiptStore, UploadMessage, UploadRecord } from '../ports.ts';
import { applyRecords } from './apply-records.ts';
import { dirtyUnits } from './dirty-units.ts';
import { inParallel } from './in-parallel.ts';
import { isUnjudged, judgeUpload, type JudgePorts } from './judge-upload.ts';
import { decodePlan, encodePlan } from './plan-body.ts';
import { receiptIdOf } from './receipt-id.ts';

/** Everything that intake works with. */
export interface IntakePorts extends JudgePorts {
  readonly engine: Engine;
  readonly receipts: ReceiptStore;
  readonly uploadQueue: MessageQueue<UploadMessage>;
  readonly publishQueue: MessageQueue<FeedUnit>;
}

/** How long a file waits for the register, each time. */
const WAIT_SECONDS = 10;

const AT_ONCE = 16;

/**
 * Brings one upload to its final receipt, from wherever an earlier delivery was interrupted, and then has what
 * it touched published, on every delivery. Throws when it could not; the queue then delivers it again.
 *
 * Order is everything here: the judgement is durable (the plan) before it has any effect, the effects before
 * the receipt, the receipt before the announcement.
 */
export async function receiveUpload(message: UploadMessage, ports: IntakePorts): Promise<void> {
  const receiptId = receiptIdOf(message);
  const known = await ports.state.uploadRecord(receiptId);
  const record = isUnjudged(known) ? await judgeDurably(message, ports) : known;
  if (record === undefined)
    return ports.uploadQueue.send([{ ...message, tries: message.tries + 1 }], WAIT_SECONDS);
  const units = isOpen(record) ? await carryOut(record, ports) : record.units;
  await ports.publishQueue.send(units);
}

/** Whether a plan waits to be carried out. */
export function isOpen(record: UploadRecord): boolean {
  return record.plan !== undefined && (record.status === undefined || record.status === 'failed');
}

/** The record once there is a plan or a final receipt; undefined when the upload has to wait. */
async function judgeDurably(message: UploadMessage, ports: IntakePorts): Promise<UploadRecord | undefined> {
  const judged = await judgeUpload(message, ports);
  if (judged.kind === 'later') return undefined;
  if (judged.kind === 'settled') return judged.record;
  return judged.plan.records.length === 0 ? refuse(judged.plan, ports) : adopt(judged.plan, ports);
}

/** Nothing was accepted, so nothing has to be done: the receipt is all. */
async function refuse({ receipt }: Plan, ports: IntakePorts): Promise<UploadRecord> {
  const body = await ports.receipts.put(receipt.receiptId, ports.engine.render(receipt));
  const final = { status: receipt.status, body, units: [] };
  if (!(await ports.state.finish(receipt.receiptId, final))) return theOther(receipt.receiptId, ports);
  return { receiptId: receipt.receiptId, attempts: 0, ...final };
}

async function adopt(plan: Plan, ports: IntakePorts): Promise<UploadRecord> {
  const { receiptId } = plan.receipt;
  const key = await ports.receipts.putPlan(receiptId, encodePlan(plan));
  if (!(await ports.state.attachPlan(receiptId, key))) return theOther(receiptId, ports);
  return { receiptId, attempts: 0, plan: key, units: [] };
}

async function carryOut(
  { receiptId, plan: key = '' }: UploadRecord,
  ports: IntakePorts,
): Promise<readonly FeedUnit[]> {
  const plan = decodePlan(await ports.receipts.get(key), key);
  const applied = await applyRecords(plan.records, ports.state);
  const units = await dirtyUnits(plan.records, ports.state);
  await inParallel(units, AT_ONCE, (unit) => ports.state.markDirty(unit));
  const receipt = ports.engine.conclude(plan.receipt, applied);
  const body = await ports.receipts.put(receiptId, ports.engine.render(receipt));
  await ports.state.finish(receiptId, { status: receipt.status, body, units, plan: key });
  return units;
}

/** Another delivery was faster: what it made stands. */
async function theOther(receiptId: string, ports: IntakePorts): Promise<UploadRecord> {
  const record = await ports.state.uploadRecord(receiptId);
  if (record === undefined || isUnjudged(record))
    throw new Error(`${receiptId} is claimed and unclaimed at once`);
  return record;
}
