import { UpdateItemCommand } from '@aws-sdk/client-dynamodb';
import { receiptIdOf } from '../../functions/flows/receipt-id.ts';
import type { QueueName, RealWorld, Uploaded, WorldMemory } from './real-world.ts';
import { STRIKE_KINDS, type Strike, type StrikeKind } from './strike.ts';
import { StruckProcess } from './struck-process.ts';
import { brokenCsv, organisationId, registerCsv, reportsCsv } from './synthetic-files.ts';
import { InvariantBroken, mustNotGoBack, readFeed, type SeenFeed, stateLines } from './world-state.ts';

/** One piece of work whose every call to AWS is struck. */
interface Job {
  readonly name: string;
  /** Brings the world to the moment before the work; messages that it sends are there when the work begins. */
  readonly prepare: (world: RealWorld, files: Files) => Promise<void>;
  /** The message that the work begins with, beside those that the preparation left in the queue. */
  readonly message?: (files: Files) => Uploaded;
  readonly by: QueueName | 'sweep' | 'release';
  /** Whether it takes a world where filings wait for a reviewer; it is left out in the others. */
  readonly isGated?: boolean;
}

/** The uploads of all jobs; they stay through the whole walk, so that every run has the same versions. */
interface Files {
  readonly register: Uploaded;
  readonly reports: Uploaded;
  /** When releases are cut, in milliseconds since 1970: their bytes tell it. */
  readonly moment: number;
  /** Of the same key as `reports`, and after it. */
  readonly correction: Uploaded;
  readonly rejected: Uploaded;
  readonly deadly: Uploaded;
  readonly explanation: Uploaded;
  readonly takedown: Uploaded;
  readonly link: Uploaded;
  /** Lets the first report of `reports` through. */
  readonly released: Uploaded;
  readonly returned: Uploaded;
}

/** What a walk has seen. */
export interface WalkCounts {
  /** Calls that one fault at a time was tried at, of all jobs. */
  readonly points: number;
  readonly runs: number;
  readonly kills: number;
  readonly readerChecks: number;
}

const REPORTS = 'incoming/annual-reports/reports.csv';

const LINK = {
  schema: 1,
  kind: 'links',
  link_id: `l-${'0'.repeat(24)}`,
  org_id: organisationId(1),
  year: 2021,
  secret_sha256: '0'.repeat(64),
  expires_at: '2099-01-01T00:00:00Z',
  revoked: false,
  by: '合成数据',
};

const JOBS: readonly Job[] = [
  {
    name: 'intake of a register',
    by: 'upload',
    prepare: async () => {},
    message: ({ register }) => register,
  },
  {
    name: 'intake of reports',
    by: 'upload',
    prepare: (world, { register }) => settle(world, [register]),
    message: ({ reports }) => reports,
  },
  {
    name: 'intake of a correction',
    by: 'upload',
    prepare: (world, { register, reports }) => settle(world, [register, reports]),
    message: ({ correction }) => correction,
  },
  {
    name: 'intake of a report after its correction',
    by: 'upload',
    prepare: (world, { register, correction }) => settle(world, [register, correction]),
    message: ({ reports }) => reports,
  },
  {
    name: 'intake of a file that is rejected',
    by: 'upload',
    prepare: (world, { register }) => settle(world, [register]),
    message: ({ rejected }) => rejected,
  },
  {
    name: 'intake taken up again from its plan',
    by: 'upload',
    prepare: async (world, { register, reports }) => {
      await settle(world, [register]);
      await world.announce(reports);
      await world.deliver(
        'upload',
        new StruckProcess({ call: await planCall(world, reports), kind: 'killed after' }),
      );
    },
  },
  {
    name: 'the first publication',
    by: 'publish',
    prepare: async (world, { register, reports }) => {
      await take(world, register);
      await take(world, reports);
    },
  },
  {
    name: 'the publication of a correction',
    by: 'publish',
    prepare: async (world, { register, reports, correction }) => {
      await settle(world, [register, reports]);
      await take(world, correction);
    },
  },
  {
    name: 'intake of an explanation',
    by: 'upload',
    prepare: (world, { register, reports }) => settle(world, [register, reports]),
    message: ({ explanation }) => explanation,
  },
  {
    name: 'intake of a takedown',
    by: 'upload',
    prepare: (world, { register, reports }) => settle(world, [register, reports]),
    message: ({ takedown }) => takedown,
  },
  {
    name: 'intake of a submission link',
    by: 'upload',
    prepare: (world, { register }) => settle(world, [register]),
    message: ({ link }) => link,
  },
  {
    name: 'the publication of an explanation',
    by: 'publish',
    prepare: async (world, { register, reports, explanation }) => {
      await settle(world, [register, reports]);
      await take(world, explanation);
    },
  },
  {
    name: 'the first release',
    by: 'release',
    prepare: (world, { register, reports }) => settle(world, [register, reports]),
  },
  {
    name: 'a release after a correction',
    by: 'release',
    prepare: async (world, { register, reports, correction, moment }) => {
      await settle(world, [register, reports]);
      await world.release(moment - 1000);
      await settle(world, [correction]);
    },
  },
  {
    name: 'intake of reports that wait for a reviewer',
    by: 'upload',
    isGated: true,
    prepare: (world, { register }) => settle(world, [register]),
    message: ({ reports }) => reports,
  },
  {
    name: 'intake of what lets a report through',
    by: 'upload',
    isGated: true,
    prepare: (world, { register, reports }) => settle(world, [register, reports]),
    message: ({ released }) => released,
  },
  {
    name: 'intake of what lets a report through that is not there yet',
    by: 'upload',
    isGated: true,
    prepare: (world, { register, released }) => settle(world, [register, released]),
    message: ({ reports }) => reports,
  },
  {
    name: 'intake of what returns a report',
    by: 'upload',
    isGated: true,
    prepare: (world, { register, reports }) => settle(world, [register, reports]),
    message: ({ returned }) => returned,
  },
  {
    name: 'the publication of a report that was let through',
    by: 'publish',
    isGated: true,
    prepare: async (world, { register, reports, released }) => {
      await settle(world, [register, reports]);
      await take(world, released);
    },
  },
  {
    name: 'a sweep after lost messages, with a file that nobody survives',
    by: 'sweep',
    prepare: async (world, files) => {
      const { register, correction, rejected, takedown, link, released, returned } = files;
      await settle(world, [register, correction, rejected, takedown, link, released, returned]);
      await take(world, files.reports);
      await spend(world, files.deadly);
      await world.forgetMessages();
    },
  },
];

/** Names of the jobs of a world without and with the review gate, for a walk of some of them. */
export const JOB_NAMES: readonly string[] = JOBS.filter(({ isGated }) => isGated !== true).map(
  ({ name }) => name,
);
export const GATED_JOB_NAMES: readonly string[] = JOBS.filter(({ isGated }) => isGated).map(
  ({ name }) => name,
);

/** The moment from which on filings wait in a gated world: before all uploads. */
export const GATE = { REVIEW_SINCE: '2020-01-01T00:00:00Z' } as const;

/** Which runs of all are made: the fraction `share` of them, chosen by a fixed stride that begins at `from`. */
export interface WalkPart {
  readonly jobs?: readonly string[];
  readonly stride: number;
  readonly from?: number;
}

/**
 * Lets one thing go wrong at a time, at every call that the real handlers make, and holds the world after healing and
 * after delivering everything again against the same work undisturbed. Throws with job, call and kind.
 */
export async function walkFaults(
  world: RealWorld,
  { jobs = JOB_NAMES, stride, from = 0 }: WalkPart,
): Promise<WalkCounts> {
  await world.forgetAll();
  const files = await filesOf(world);
  const counts = { points: 0, runs: 0, kills: 0, readerChecks: 0 };
  for (const job of JOBS.filter(({ name }) => jobs.includes(name))) {
    const start = await startOf(job, world, files);
    counts.points += start.calls;
    const strikes = STRIKE_KINDS.flatMap((kind) =>
      Array.from({ length: start.calls }, (_, call): Strike => ({ call: call + 1, kind })),
    );
    for (const strike of strikes.filter((_, place) => place % stride === from % stride)) {
      const run = await strikeOnce(world, start, strike).catch((cause: unknown) => {
        const told = cause instanceof Error ? cause.message : String(cause);
        throw new Error(`${job.name}, call ${strike.call}, ${strike.kind}: ${told}`, { cause });
      });
      counts.readerChecks += run.readerChecks;
      if (!run.wasStruck) continue;
      counts.runs += 1;
      counts.kills += Number(isKill(strike.kind));
    }
  }
  return counts;
}

/** A job at the moment before it, and what an undisturbed run of it ends in. */
interface Start {
  readonly job: Job;
  readonly files: Files;
  readonly memory: WorldMemory;
  readonly messages: readonly (readonly [QueueName, string])[];
  readonly seen: SeenFeed;
  readonly calls: number;
  readonly ends: readonly string[];
}

async function startOf(job: Job, world: RealWorld, files: Files): Promise<Start> {
  await world.forgetAll();
  await job.prepare(world, files);
  const messages = await messagesIn(world);
  const start = { job, files, memory: await world.remember(), messages, seen: await readFeed(world) };
  const process = new StruckProcess();
  await begin(world, start, process);
  await heal(world, start);
  return { ...start, calls: process.calls.length, ends: await stateLines(world) };
}

async function strikeOnce(
  world: RealWorld,
  start: Start,
  strike: Strike,
): Promise<{ readonly wasStruck: boolean; readonly readerChecks: number }> {
  const process = new StruckProcess(strike);
  await begin(world, start, process);
  if (!process.wasStruck) return { wasStruck: false, readerChecks: 0 };
  const torn = await readFeed(world);
  mustNotGoBack(start.seen, torn);
  await heal(world, start);
  const healed = await readFeed(world);
  mustNotGoBack(torn, healed);
  mustBe(start.ends, await stateLines(world), 'I1, I2, I4, I8: after it was delivered again');
  await deliverAllAgain(world, start);
  mustBe(start.ends, await stateLines(world), 'I5: after everything was delivered again');
  return { wasStruck: true, readerChecks: torn.checks + healed.checks };
}

async function begin(
  world: RealWorld,
  { job, files, memory, messages }: Pick<Start, 'job' | 'files' | 'memory' | 'messages'>,
  process: StruckProcess,
): Promise<void> {
  await world.recall(memory);
  for (const [queue, body] of messages) await world.send(queue, body);
  if (job.message) await world.announce(job.message(files));
  if (job.by === 'sweep') await world.sweep(process).catch(() => undefined);
  else if (job.by === 'release') await world.release(files.moment, process).catch(() => undefined);
  else await world.deliver(job.by, process);
}

/** What the queues still hold is delivered; a sweep and a release are made again by their schedules. */
async function heal(world: RealWorld, { job: { by }, files }: Pick<Start, 'job' | 'files'>): Promise<void> {
  await world.drain();
  if (by === 'release') await world.release(files.moment);
  if (by !== 'sweep') return;
  await world.sweep();
  await world.drain();
}

async function deliverAllAgain(world: RealWorld, { files, job, messages }: Start): Promise<void> {
  const told = job.by === 'sweep' ? [files.register, files.reports] : job.message ? [job.message(files)] : [];
  for (const upload of told) await world.announce(upload);
  for (const [queue, body] of messages) await world.send(queue, body);
  await world.drain();
  if (job.by === 'release') await world.release(files.moment);
}

function mustBe(expected: readonly string[], found: readonly string[], when: string): void {
  const missing = expected.filter((line) => !found.includes(line));
  const surplus = found.filter((line) => !expected.includes(line));
  if (missing.length + surplus.length === 0) return;
  throw new InvariantBroken(`${when}: ${surplus.join('; ') || 'nothing'} in place of ${missing.join('; ')}`);
}

function isKill(kind: StrikeKind): boolean {
  return kind === 'killed before' || kind === 'killed after';
}

/** Uploaded once to each world: a sweep finds all versions that ever were. */
const uploaded = new WeakMap<RealWorld, Files>();

async function filesOf(world: RealWorld): Promise<Files> {
  const files = uploaded.get(world) ?? (await uploadFiles(world));
  uploaded.set(world, files);
  return files;
}

async function uploadFiles(world: RealWorld): Promise<Files> {
  const reportId = `${organisationId(1)}.2021`;
  let decided = 0;
  const decide = (kind: string, members: object) => {
    decided += 1;
    const body = JSON.stringify({ schema: 1, kind, by: '合成数据', ...members });
    return world.upload(`decisions/${kind}/${decided}.json`, body);
  };
  const reports = await world.upload(REPORTS, reportsCsv([1, 2], 1));
  const review = { report_id: reportId, receipt_id: receiptIdOf(reports) };
  return {
    moment: Date.now(),
    register: await world.upload('incoming/organisations/register.csv', registerCsv([1, 2])),
    reports,
    correction: await world.upload(REPORTS, reportsCsv([1, 2], 2)),
    rejected: await world.upload('incoming/annual-reports/rejected.csv', brokenCsv(1)),
    deadly: await world.upload('incoming/annual-reports/deadly.csv', 'a'),
    explanation: await decide('explanations', { report_id: reportId, rule: 'X-CARRY', text: '合成说明' }),
    takedown: await decide('takedowns', { report_id: reportId, field: 'section_1' }),
    link: await world.upload(`decisions/links/${LINK.link_id}.json`, JSON.stringify(LINK)),
    released: await decide('reviews', { ...review, outcome: 'released' }),
    returned: await decide('reviews', { ...review, outcome: 'returned', reason: '请补充' }),
  };
}

async function settle(world: RealWorld, uploads: readonly Uploaded[]): Promise<void> {
  for (const upload of uploads) await world.announce(upload);
  await world.drain();
}

/** Takes an upload in and leaves what it sends to the publish queue there. */
async function take(world: RealWorld, upload: Uploaded): Promise<void> {
  await world.announce(upload);
  await world.deliver('upload');
}

/** All that waits, put back. */
async function messagesIn(world: RealWorld): Promise<readonly (readonly [QueueName, string])[]> {
  const found: (readonly [QueueName, string])[] = [];
  for (const queue of ['upload', 'publish'] as const) {
    for (let batch = await world.receive(queue); batch.length > 0; batch = await world.receive(queue)) {
      found.push(...batch.map(({ Body = '' }) => [queue, Body] as const));
    }
  }
  return found;
}

/** The number of the call that makes a plan the only one: the second update of the upload's item. */
async function planCall(world: RealWorld, upload: Uploaded): Promise<number> {
  const memory = await world.remember();
  await world.forgetMessages();
  await world.announce(upload);
  const process = new StruckProcess();
  await world.deliver('upload', process);
  await world.recall(memory);
  await world.announce(upload);
  const updates = process.calls.flatMap(({ operation }, place) =>
    operation === 'UpdateItem' ? [place + 1] : [],
  );
  return updates[1] ?? 0;
}

/** As if its judgement had been begun often, and never ended. */
async function spend(world: RealWorld, upload: Uploaded): Promise<void> {
  const { endpoints, output } = world.stack;
  await endpoints.dynamoDb.send(
    new UpdateItemCommand({
      TableName: output('TableName'),
      Key: { pk: { S: `upload#${receiptIdOf(upload)}` }, sk: { S: 'upload' } },
      UpdateExpression: 'SET attempts = :many, sv = :sv',
      ExpressionAttributeValues: { ':many': { N: '50' }, ':sv': { N: '1' } },
    }),
  );
}
