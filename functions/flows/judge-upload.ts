import { hash } from 'node:crypto';
import type { Organisation } from '../../core/datasets/organisation.ts';
import type { UploadFacts } from '../../core/findings/receipt.ts';
import type { JudgeContext } from '../../core/judge/context.ts';
import type { Judgement } from '../../core/judge/judgement.ts';
import type { Engine, OpenedUpload, Unread } from '../engine.ts';
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
import { orderToken } from './order-token.ts';
import { receiptIdOf } from './receipt-id.ts';

/** What judging works with. */
export interface JudgePorts {
  readonly engine: Engine;
  readonly uploads: UploadStore;
  readonly state: StateStore;
  readonly reader: StateReader;
}

/** How judging ends; a `plan` without records is a refusal. */
export type Judged =
  | { readonly kind: 'plan'; readonly plan: Plan }
  /** It names an organisation that may still be on its way into the register. */
  | { readonly kind: 'later' }
  /** Somebody else was faster. */
  | { readonly kind: 'settled'; readonly record: UploadRecord };

/**
 * Seconds that a file which names an unknown organisation is put back for, each time; a minute in all. Short at
 * first, because a register dropped together with its reports is there within seconds.
 */
export const REGISTER_WAITS = [1, 2, 5, 10, 20, 22] as const;

/** Parents above a unit that may be asked for; the register has five levels. */
const MOST_LEVELS = 8;

/** Judges one upload against the register and the reports of this moment. Writes nothing but the attempt. */
export async function judgeUpload(message: UploadMessage, ports: JudgePorts): Promise<Judged> {
  const upload = await ports.uploads.head(message);
  if (upload === undefined) return refuse('gone', factsOf(message, ports.engine), ports.engine);
  const facts = factsOf(upload, ports.engine);
  const reason = refusedUnread(upload, ports.engine);
  if (reason !== undefined) return refuse(reason, facts, ports.engine);
  const bytes = await ports.uploads.read(upload);
  if (bytes === undefined) return refuse('gone', facts, ports.engine);
  const record = await ports.state.beginAttempt(receiptIdOf(upload), upload);
  if (!isUnjudged(record)) return { kind: 'settled', record };
  return judgeBytes({ bytes, upload, facts, tries: message.tries }, ports);
}

/** Whether an upload still has to be judged: no plan, and no receipt but one that says `failed`. */
export function isUnjudged(record: UploadRecord | undefined): boolean {
  return record?.plan === undefined && (record?.status === undefined || record.status === 'failed');
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
  const judgement = opened.judge(await contextOf(opened, known, ports.reader));
  if (judgement.unknownOrganisations.length > 0 && tries < REGISTER_WAITS.length) {
    await ports.state.forgiveAttempts(receiptIdOf(upload));
    return { kind: 'later' };
  }
  const older = await ports.uploads.countOlderInSameSecond(upload);
  const token = orderToken({ upload, dataset: facts.dataset, older });
  return { kind: 'plan', plan: { receipt: judgement.receipt, records: recordsOf(judgement, token) } };
}

async function contextOf(
  { mentions }: OpenedUpload,
  upload: UploadFacts,
  reader: StateReader,
): Promise<JudgeContext> {
  const [organisations, earlier] = await Promise.all([
    withParents(mentions.organisations, reader),
    reader.figures(mentions.reports),
  ]);
  const today = dayInChina(upload.receivedAt);
  const contextHash = hash('sha256', JSON.stringify([inOrder(organisations), inOrder(earlier), today]));
  return { receiptId: receiptIdOf(upload), upload, organisations, earlier, today, contextHash };
}

function inOrder<Value>(found: ReadonlyMap<string, Value>): readonly (readonly [string, Value])[] {
  return [...found].toSorted(([a], [b]) => (a < b ? -1 : 1));
}

async function withParents(
  ids: readonly string[],
  reader: StateReader,
): Promise<ReadonlyMap<string, Organisation>> {
  const found = new Map<string, Organisation>();
  let asked: readonly string[] = [...new Set(ids)];
  for (let level = 0; level < MOST_LEVELS && asked.length > 0; level++) {
    const rows = await reader.organisations(asked);
    for (const [id, row] of rows) found.set(id, row);
    const parents = [...rows.values()].flatMap((row) => (row.parent === undefined ? [] : [row.parent]));
    asked = [...new Set(parents)].filter((id) => !found.has(id));
  }
  return found;
}

/** The day on which the upload arrived, as its sender saw it: all of China has one time, eight hours ahead. */
function dayInChina(receivedAt: string): string {
  return new Date(Date.parse(receivedAt) + 8 * 3_600_000).toISOString().slice(0, 10);
}

function recordsOf({ receipt, reports, organisations }: Judgement, token: string): readonly AcceptedRecord[] {
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
  ];
}
