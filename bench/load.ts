// How much the local stack takes: npm run load [-- --rate 50 --seconds 600 --burst 5000 --corrections 50 --minutes 45]
// Uploads at a steady rate, then a burst, then many corrections of one report at once. Afterwards every upload must have
// its receipt, and the feeds must have the bytes that the same uploads give when they are worked on one by one. The
// sender waits where too many are without a receipt, so that a stack that is too slow shows its own pace.
import { hash } from 'node:crypto';
import { spawnSync } from 'node:child_process';
import { readFileSync } from 'node:fs';
import { loadavg } from 'node:os';
import { join } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import { parseArgs } from 'node:util';
import { BatchGetItemCommand, DynamoDBClient } from '@aws-sdk/client-dynamodb';
import { PutObjectCommand, S3Client } from '@aws-sdk/client-s3';
import { receiptIdOf } from '../functions/flows/receipt-id.ts';
import { type RunningStack, startStack } from '../tests/end-to-end/running-stack.ts';
import { replayInMemory } from '../tests/faults/replay-in-memory.ts';
import { registerCsv, reportsCsv } from '../tests/faults/synthetic-files.ts';
import { uploadsInS3 } from '../tests/faults/uploads-in-s3.ts';

const LICENCE = 'LicenseRef-local-demonstration';
const ORGANISATIONS = 400;
/** Puts at one moment; the sender shall not be the narrow place. */
const SENDERS = 32;
/** Uploads without a receipt, at which the steady sender waits. */
const MOST_OPEN = 500;
const LOOK_EVERY_MS = 250;

const { values } = parseArgs({
  options: {
    rate: { type: 'string', default: '50' },
    seconds: { type: 'string', default: '600' },
    burst: { type: 'string', default: '5000' },
    corrections: { type: 'string', default: '50' },
    /** The most that everything may take: nothing is sent or waited for after it. */
    minutes: { type: 'string', default: '45' },
  },
});
const END = performance.now() + Number(values.minutes) * 60_000;
const isOver = () => performance.now() > END;

/** When uploads were put and when their receipts were first seen, in milliseconds. */
interface Sent {
  readonly id: string;
  readonly at: number;
  seen?: number;
}

const all: Sent[] = [];
let serial = 0;
let stack: RunningStack | undefined;
try {
  stack = await startStack();
  await measure(stack);
  say('processor time an upload', processorTime(stack));
} finally {
  await stack?.stop();
}

async function measure({ endpoints }: RunningStack): Promise<void> {
  const { region, accessKeyId, secretAccessKey, uploadBucket: Bucket, table } = endpoints;
  const credentials = { accessKeyId, secretAccessKey };
  const s3 = new S3Client({ endpoint: endpoints.s3, region, credentials, forcePathStyle: true });
  const db = new DynamoDBClient({ endpoint: endpoints.dynamodb, region, credentials });

  const put = async (Key: string, Body: string): Promise<Sent> => {
    const at = performance.now();
    const { VersionId = '' } = await s3.send(new PutObjectCommand({ Bucket, Key, Body }));
    const sent = { id: receiptIdOf({ key: Key, versionId: VersionId }), at };
    all.push(sent);
    return sent;
  };
  const report = (): Promise<Sent> => {
    serial += 1;
    const number = serial % ORGANISATIONS;
    return put(`incoming/annual-reports/${number}.csv`, reportsCsv([number], serial, 2021 + (serial % 3)));
  };
  const look = async (): Promise<number> => {
    const open = all.filter(({ seen }) => seen === undefined);
    for (let start = 0; start < open.length; start += 100) {
      const some = new Map(open.slice(start, start + 100).map((sent) => [`upload#${sent.id}`, sent]));
      const Keys = [...some.keys()].map((pk) => ({ pk: { S: pk }, sk: { S: 'upload' } }));
      const { Responses = {} } = await db.send(
        new BatchGetItemCommand({ RequestItems: { [table]: { Keys } } }),
      );
      for (const item of Responses[table] ?? []) {
        const sent = some.get(item['pk']?.S ?? '');
        if (sent !== undefined && item['status'] !== undefined) sent.seen = performance.now();
      }
    }
    return all.filter(({ seen }) => seen === undefined).length;
  };
  const untilSeen = async (): Promise<void> => {
    while ((await look()) > 0 && !isOver()) await sleep(LOOK_EVERY_MS);
  };

  await put(
    'incoming/organisations/register.csv',
    registerCsv(Array.from({ length: ORGANISATIONS }, (_, n) => n)),
  );
  await untilSeen();
  say(
    'load of the machine before',
    loadavg()
      .map((one) => one.toFixed(1))
      .join(' '),
  );

  const steady = await phase(async () => {
    const begin = performance.now();
    const end = begin + Number(values.seconds) * 1000;
    let open = 0;
    const looking = setInterval(() => {
      void look().then((left) => {
        open = left;
      });
    }, LOOK_EVERY_MS);
    const running: Promise<Sent>[] = [];
    while (performance.now() < end && !isOver()) {
      const wait = begin + (running.length * 1000) / Number(values.rate) - performance.now();
      if (wait > 1) await sleep(wait);
      while (open > MOST_OPEN && performance.now() < end) await sleep(10);
      open += 1;
      running.push(report());
    }
    await Promise.all(running);
    clearInterval(looking);
  }, untilSeen);
  say(`sustained over ${minutesOf(values.seconds)} min, ${values.rate}/s asked`, steady);

  const burst = await phase(async () => {
    let left = Number(values.burst);
    const sender = async () => {
      while (left-- > 0 && !isOver()) await report();
    };
    await Promise.all(Array.from({ length: SENDERS }, sender));
  }, untilSeen);
  say(`burst of ${values.burst}`, burst);

  const corrections = await phase(async () => {
    const bodies = Array.from({ length: Number(values.corrections) }, (_, seed) =>
      reportsCsv([1], 100_000 + seed),
    );
    await Promise.all(
      bodies.map((body, place) => put(`incoming/annual-reports/correction-${place % 7}.csv`, body)),
    );
  }, untilSeen);
  say(`${values.corrections} corrections of one report at once`, corrections);

  const lost = all.filter(({ seen }) => seen === undefined).length;
  say('uploads without a receipt', `${lost} of ${all.length}`);
  const clean = await replayInMemory(await uploadsInS3(s3, Bucket), LICENCE);
  const isEqual = await untilEqual(endpoints.http, hash('sha256', clean.root ?? ''));
  say('the corrections end in the right one', isEqual ? 'yes: the feeds name it by its hash' : 'NOT SHOWN');
  say('feeds equal to one by one', isEqual ? 'yes' : 'NO');
  say(
    'load of the machine after',
    loadavg()
      .map((one) => one.toFixed(1))
      .join(' '),
  );
  process.exitCode = lost === 0 && isEqual ? 0 : 1;
}

/** Puts uploads and waits for all receipts; tells the rates and how long receipts took. */
async function phase(send: () => Promise<void>, untilSeen: () => Promise<void>): Promise<string> {
  const first = all.length;
  const begin = performance.now();
  await send();
  const sent = performance.now();
  await untilSeen();
  const end = performance.now();
  const own = all.slice(first);
  const waits = own
    .flatMap(({ at, seen }) => (seen === undefined ? [] : [seen - at]))
    .toSorted((a, b) => a - b);
  const at = (share: number) => ((waits[Math.floor((waits.length - 1) * share)] ?? 0) / 1000).toFixed(1);
  const rate = (own.length / ((sent - begin) / 1000)).toFixed(0);
  const worked = (own.length / ((end - begin) / 1000)).toFixed(0);
  return `${own.length} uploads receipted in ${((end - begin) / 1000).toFixed(0)} s: put at ${rate}/s, receipts at ${worked}/s, p50 ${at(0.5)} s, p99 ${at(0.99)} s`;
}

/** Of all processes of the stack, its start included; a machine that does other things too changes it little. */
function processorTime({ dataDir }: RunningStack): string {
  const { pid } = JSON.parse(readFileSync(join(dataDir, 'lock.json'), 'utf8')) as { readonly pid: number }; // its lock
  const { stdout } = spawnSync('ps', ['-eo', 'pgid=,cputimes='], { encoding: 'utf8' });
  const own = stdout.split('\n').flatMap((line) => {
    const [group, seconds] = line.trim().split(/\s+/).map(Number);
    return group === pid && seconds !== undefined ? [seconds] : [];
  });
  const total = own.reduce((sum, seconds) => sum + seconds, 0);
  return own.length === 0 ? 'not measured' : `${((total * 1000) / all.length).toFixed(0)} ms`;
}

/** Publishing comes behind the receipts. */
async function untilEqual(origin: string, expected: string): Promise<boolean> {
  // Even when time is over it is looked at once.
  for (let first = true; first || !isOver(); await sleep(1000)) {
    first = false;
    const root = await (await fetch(`${origin}/feeds/v1/index.json`)).bytes();
    if (hash('sha256', root) === expected) return true;
  }
  return false;
}

function minutesOf(seconds: string): string {
  return (Number(seconds) / 60).toFixed(1);
}

function say(what: string, told: string): void {
  console.log(`${what.padEnd(40)} ${told}`);
}
