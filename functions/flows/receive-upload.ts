import type { Receipt, ReceiptStatus } from '../../core/findings/receipt.ts';
import type { FeedUnit } from '../../core/publish/feed-unit.ts';
import type { Engine } from '../engine.ts';
import type { MessageQueue, Plan, ReceiptStore, UploadMessage, UploadRecord } from '../ports.ts';
import { applyRecords } from './apply-records.ts';
import { isUnjudged, judgeUpload, type JudgePorts, REGISTER_WAITS } from './judge-upload.ts';
import { markDirty } from './mark-dirty.ts';
import { decodePlan, encodePlan } from './plan-body.ts';
import { receiptIdOf } from './receipt-id.ts';
import { resumeRecords } from './resume-records.ts';
import type { ReviewGate } from './review-gate.ts';
import { touchedRecords } from './touched-records.ts';

/** Everything that intake works with. */
export interface IntakePorts extends JudgePorts {
  readonly engine: Engine;
  readonly receipts: ReceiptStore;
  /** Where reports wait for a reviewer; absent where they do not. */
  readonly gate?: ReviewGate;
  readonly uploadQueue: MessageQueue<UploadMessage>;
  readonly publishQueue: MessageQueue<FeedUnit>;
}

/**
 * Brings one upload to its final receipt, from wherever an earlier delivery was interrupted, and then has what
 * it touched published, on every delivery. Throws when it could not; the queue then delivers it again. Answers with
 * the receipt, where this very delivery made it final.
 *
 * Order is everything here: the judgement is durable (the plan) before it has any effect, the effects before
 * the receipt, the receipt before the announcement.
 */
export async function receiveUpload(
  message: UploadMessage,
  ports: IntakePorts,
): Promise<Receipt | undefined> {
  const known = await ports.state.uploadRecord(receiptIdOf(message));
  const judged =
    known === undefined || isUnjudged(known) ? await judgeDurably(message, ports) : { record: known };
  if (judged === undefined) return waitForRegister(message, ports);
  const done = isOpen(judged.record)
    ? await carryOut(judged, ports)
    : { units: judged.record.units, receipt: judged.refusal };
  await ports.publishQueue.send(done.units);
  return done.receipt;
}

async function waitForRegister(message: UploadMessage, { uploadQueue }: IntakePorts): Promise<undefined> {
  await uploadQueue.send([{ ...message, tries: message.tries + 1 }], REGISTER_WAITS[message.tries] ?? 0);
  return undefined;
}

/** Whether a plan waits to be carried out. */
export function isOpen(record: UploadRecord): boolean {
  return record.plan !== undefined && (record.status === undefined || record.status === 'failed');
}

/** An upload that has a plan or a final receipt; `planBody` is its plan, where it was made just now, with `unseen`. */
interface Judged {
  readonly record: UploadRecord;
  readonly planBody?: string;
  readonly unseen?: ReadonlySet<string> | undefined;
  /** The receipt, where it was made final just now and accepts nothing. */
  readonly refusal?: Receipt;
}

/** Undefined when the upload has to wait. */
async function judgeDurably(message: UploadMessage, ports: IntakePorts): Promise<Judged | undefined> {
  const judged = await judgeUpload(message, ports);
  if (judged.kind === 'later') return undefined;
  if (judged.kind === 'settled') return judged;
  if (judged.kind === 'refused') return keepRefusal(receiptIdOf(message), judged, ports);
  if (judged.plan.records.length === 0) return refuse(judged.plan, ports);
  return { ...(await adopt(judged.plan, ports)), unseen: judged.unseen };
}

/** Nothing was accepted, so nothing has to be done: the receipt is all. */
async function refuse({ receipt }: Plan, ports: IntakePorts): Promise<Judged> {
  const body = await ports.receipts.put(receipt.receiptId, ports.engine.render(receipt));
  const final = { status: receipt.status, body, units: [] };
  if (!(await ports.state.finish(receipt.receiptId, final))) return theOther(receipt.receiptId, ports);
  return { record: { receiptId: receipt.receiptId, attempts: 0, ...final }, refusal: receipt };
}

/** The receipt of an upload that was removed, as it stood. */
async function keepRefusal(
  receiptId: string,
  { status, body: text }: { readonly status: ReceiptStatus; readonly body: string },
  ports: IntakePorts,
): Promise<Judged> {
  const final = { status, body: await ports.receipts.put(receiptId, text), units: [] };
  if (!(await ports.state.finish(receiptId, final))) return theOther(receiptId, ports);
  return { record: { receiptId, attempts: 0, ...final } };
}

async function adopt(plan: Plan, ports: IntakePorts): Promise<Judged> {
  const { receiptId } = plan.receipt;
  const planBody = encodePlan(plan);
  const key = await ports.receipts.putPlan(receiptId, planBody);
  if (!(await ports.state.attachPlan(receiptId, key))) return theOther(receiptId, ports);
  return { record: { receiptId, attempts: 0, plan: key, units: [] }, planBody };
}

/** What has to be published, and the receipt that was made final on the way. */
interface Done {
  readonly units: readonly FeedUnit[];
  readonly receipt: Receipt | undefined;
}

async function carryOut({ record, planBody, unseen }: Judged, ports: IntakePorts): Promise<Done> {
  const { receiptId, plan: key = '' } = record;
  const { receipt, records } = decodePlan(planBody ?? (await ports.receipts.get(key)), key);
  // Behind a gate nothing tells that a record was brought up already, so that all of it is done again.
  const isResumed = planBody === undefined && ports.gate === undefined;
  const applied = await (isResumed
    ? resumeRecords(records, ports.state)
    : applyRecords(records, ports.state, { gate: ports.gate, unseen }));
  const touched = ports.gate === undefined ? records : await touchedRecords(records, applied, ports.state);
  const units = await markDirty(touched, ports.state);
  const concluded = ports.engine.conclude(receipt, applied);
  const body = await ports.receipts.put(receiptId, ports.engine.render(concluded));
  const isOurs = await ports.state.finish(receiptId, { status: concluded.status, body, units, plan: key });
  return { units, receipt: isOurs ? concluded : undefined };
}

/** Another delivery was faster: what it made stands. */
async function theOther(receiptId: string, ports: IntakePorts): Promise<Judged> {
  const record = await ports.state.uploadRecord(receiptId);
  if (record === undefined || isUnjudged(record)) {
    throw new Error(`${receiptId} is claimed and unclaimed at once`);
  }
  return { record };
}
