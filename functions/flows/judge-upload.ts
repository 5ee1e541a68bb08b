import { hash } from 'node:crypto';
import { decisionIdOf } from '../../core/decisions/decision-id.ts';
import type { ReceiptStatus, UploadFacts } from '../../core/findings/receipt.ts';
import type { JudgeContext } from '../../core/judge/context.ts';
import type { ObjectJudgement } from '../../core/open-upload.ts';
import type { Engine, Unread } from '../engine.ts';
import type {
  AcceptedRecord,
  Plan,
  StateReader,
  StateStore,
  UploadMessage,
  UploadRecord,
  UploadStore,
  UploadVersion,
} from '../ports.ts';
import { judgeContext } from './judge-context.ts';
import { orderToken } from './order-token.ts';
import { receiptIdOf } from './receipt-id.ts';
import { recordIdOf } from './record-id.ts';

/** What judging works with. */
export interface JudgePorts {
  readonly engine: Engine;
  readonly uploads: UploadStore;
  readonly state: StateStore;
  readonly reader: StateReader;
}

/** How judging ends. */
export type Judged =
  /** A plan without records is a refusal. `unseen`: ids of records that were nowhere when they were judged. */
  | { readonly kind: 'plan'; readonly plan: Plan; readonly unseen?: ReadonlySet<string> }
  /** It names an organisation that may still be on its way into the register. */
  | { readonly kind: 'later' }
  /** It was removed, and was refused before. */
  | { readonly kind: 'refused'; readonly status: ReceiptStatus; readonly body: string }
  /** Somebody else was faster. */
  | { readonly kind: 'settled'; readonly record: UploadRecord };

/**
 * Seconds that a file which names an unknown organisation is put back for, each time; a minute in all. Short at
 * first, because a register dropped together with its reports is there within seconds.
 */
export const REGISTER_WAITS = [1, 2, 5, 10, 20, 22] as const;

/** Judges one upload against the register and the reports of this moment. Writes nothing but the attempt. */
export async function judgeUpload(message: UploadMessage, ports: JudgePorts): Promise<Judged> {
  const upload = await ports.uploads.head(message);
  if (upload === undefined) return standInFor(message, ports);
  const facts = factsOf(upload, ports.engine);
  const reason = refusedUnread(upload, ports.engine);
  if (reason !== undefined) return refuse(reason, facts, ports.engine);
  const bytes = await ports.uploads.read(upload);
  if (bytes === undefined) return refuse('gone', facts, ports.engine);
  const record = await ports.state.beginAttempt(receiptIdOf(upload), upload);
  if (!isUnjudged(record)) return { kind: 'settled', record };
  if (isGivenUp(record)) return refuse('failed', { ...facts, sha256: hash('sha256', bytes) }, ports.engine);
  return judgeBytes({ bytes, upload, facts, tries: message.tries }, ports);
}

/** Of a version that is gone: what stands in its place is what it was found to hold. */
async function standInFor(message: UploadMessage, { uploads, engine }: JudgePorts): Promise<Judged> {
  const standIn = await uploads.standIn(message);
  if (standIn?.plan !== undefined) return { kind: 'plan', plan: standIn.plan };
  if (standIn?.refusal !== undefined) return { kind: 'refused', ...standIn.refusal };
  return refuse('gone', factsOf(message, engine), engine);
}

/** Whether an upload still has to be judged: no plan, and no receipt but one that says `failed`. */
export function isUnjudged(record: UploadRecord | undefined): boolean {
  return record?.plan === undefined && (record?.status === undefined || record.status === 'failed');
}

/** Judgements begun and never ended, after which a file is taken for one that kills its worker. */
export const MOST_ATTEMPTS = 5;

/** Who tries a file that was given up has newer code, or hopes so: it is judged again. */
function isGivenUp({ status, attempts }: UploadRecord): boolean {
  return status === undefined && attempts > MOST_ATTEMPTS;
}

function refusedUnread(upload: UploadVersion, engine: Engine): Unread | undefined {
  if (engine.parseUploadKey(upload.key) === undefined) return 'key-not-allowed';
  return upload.bytes > engine.maxUploadBytes ? 'too-large' : undefined;
}

function refuse(reason: Unread, facts: UploadFacts, engine: Engine): Judged {
  const receiptId = receiptIdOf(facts);
  return {
    kind: 'plan',
    plan: { receipt: engine.refuse(reason, { receiptId, upload: facts }), records: [] },
  };
}

/** What a receipt says of its upload; of one that is gone, only its name is known. */
export function factsOf(
  upload: UploadVersion | UploadMessage,
  engine: Pick<Engine, 'parseUploadKey'>,
): UploadFacts {
  const name = engine.parseUploadKey(upload.key);
  const seen = 'bytes' in upload ? upload : { bytes: 0, lastModified: '' };
  return {
    key: upload.key,
    versionId: upload.versionId,
    dataset: name?.dataset ?? '',
    ...(name?.sender === undefined ? {} : { sender: name.sender }),
    fileName: name?.fileName ?? upload.key.split('/').at(-1) ?? '',
    receivedAt: seen.lastModified,
    bytes: seen.bytes,
  };
}

interface Reading {
  readonly bytes: Uint8Array;
  readonly upload: UploadVersion;
  readonly facts: UploadFacts;
  readonly tries: number;
}

async function judgeBytes({ bytes, upload, facts, tries }: Reading, ports: JudgePorts): Promise<Judged> {
  const known = { ...facts, sha256: hash('sha256', bytes) };
  const opened = ports.engine.open(bytes, known);
  const about = { receiptId: receiptIdOf(known), upload: known };
  const context = await judgeContext(opened, about, ports.reader);
  const judgement = opened.judge(context);
  if (judgement.unknownOrganisations.length > 0 && tries < REGISTER_WAITS.length) {
    await ports.state.forgiveAttempts(receiptIdOf(upload));
    return { kind: 'later' };
  }
  const older = await ports.uploads.countOlderInSameSecond(upload);
  const token = orderToken({ upload, dataset: facts.dataset, older });
  const records = recordsOf(judgement, token);
  return { kind: 'plan', plan: { receipt: judgement.receipt, records }, unseen: unseenOf(records, context) };
}

/** Of rounds and decisions the context tells nothing. */
function unseenOf(
  records: readonly AcceptedRecord[],
  { earlier, organisations }: JudgeContext,
): ReadonlySet<string> {
  const isUnseen = (record: AcceptedRecord) =>
    (record.kind === 'report' && !earlier.has(record.report.reportId)) ||
    (record.kind === 'organisation' && !organisations.has(record.organisation.orgId));
  return new Set(records.filter(isUnseen).map(recordIdOf));
}

function recordsOf(
  { receipt, reports, organisations, rounds, decisions = [] }: ObjectJudgement,
  token: string,
): readonly AcceptedRecord[] {
  const statusOf = new Map(receipt.records.map(({ id, status }) => [id, status]));
  const common = (id: string) => ({
    token,
    receiptId: receipt.receiptId,
    source: {
      fileSha256: receipt.upload.sha256 ?? '',
      receivedAt: receipt.upload.receivedAt,
      status: statusOf.get(id) === 'accepted-with-warnings' ? 'accepted-with-warnings' : 'accepted',
    } as const,
  });
  return [
    ...reports.map((report) => ({ ...common(report.reportId), kind: 'report' as const, report })),
    ...organisations.map((row) => ({
      ...common(row.orgId),
      kind: 'organisation' as const,
      organisation: row,
    })),
    ...decisions.map((decision) => ({
      ...common(decisionIdOf(decision)),
      kind: 'decision' as const,
      decision,
    })),
    ...rounds.map((round) => ({ ...common(round.roundId), kind: 'round' as const, round })),
  ];
}
