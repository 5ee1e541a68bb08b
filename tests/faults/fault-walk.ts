import { UpdateItemCommand } from '@aws-sdk/client-dynamodb';
import { receiptIdOf } from '../../functions/flows/receipt-id.ts';
import type { QueueName, RealWorld, Uploaded, WorldMemory } from './real-world.ts';
import { STRIKE_KINDS, type Strike, type StrikeKind } from './strike.ts';
import { StruckProcess } from './struck-process.ts';
import { brokenCsv, registerCsv, reportsCsv } from './synthetic-files.ts';
import { InvariantBroken, mustNotGoBack, readFeed, type SeenFeed, stateLines } from './world-state.ts';

/** One piece of work whose every call to AWS is struck. */
interface Job {
  readonly name: string;
  /** Brings the world to the moment before the work; messages that it sends are there when the work begins. */
  readonly prepare: (world: RealWorld, files: Files) => Promise<void>;
  /** The message that the work begins with, beside those that the preparation left in the queue. */
  readonly message?: (files: Files) => Uploaded;
  readonly by: QueueName | 'sweep';
}

/** The uploads of all jobs; they stay through the whole walk, so that every run has the same versions. */
interface Files {
  readonly register: Uploaded;
  readonly reports: Uploaded;
  /** Of the same key as `reports`, and after it. */
  readonly correction: Uploaded;
  readonly rejected: Uploaded;
  readonly deadly: Uploaded;
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
    name: 'a sweep after lost messages, with a file that nobody survives',
    by: 'sweep',
    prepare: async (world, { register, reports, deadly }) => {
      await settle(world, [register]);
      await take(world, reports);
      await spend(world, deadly);
      await world.forgetMessages();
    },
  },
];

/** Names of all jobs, for a walk of some of them. */
export const JOB_NAMES: readonly string[] = JOBS.map(({ name }) => name);

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
  await heal(world, job);
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
  await heal(world, start.job);
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
  else await world.deliver(job.by, process);
}

/** What the queues still hold is delivered; a sweep is made again by its schedule. */
async function heal(world: RealWorld, { by }: Job): Promise<void> {
  await world.drain();
  if (by !== 'sweep') return;
  await world.sweep();
  await world.drain();
}

async function deliverAllAgain(world: RealWorld, { files, job, messages }: Start): Promise<void> {
  const told = job.by === 'sweep' ? [files.register, files.reports] : job.message ? [job.message(files)] : [];
  for (const upload of told) await world.announce(upload);
  for (const [queue, body] of messages) await world.send(queue, body);
  await world.drain();
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
  return {
    register: await world.upload('incoming/organisations/register.csv', registerCsv([1, 2])),
    reports: await world.upload(REPORTS, reportsCsv([1, 2], 1)),
    correction: await world.upload(REPORTS, reportsCsv([1, 2], 2)),
    rejected: await world.upload('incoming/annual-reports/rejected.csv', brokenCsv(1)),
    deadly: await world.upload('incoming/annual-reports/deadly.csv', 'a'),
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
