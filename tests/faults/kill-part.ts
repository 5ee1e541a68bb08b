// Many uploads to the real local stack while its workers are killed; prints what came of it as JSON.
//   node scripts/launch.mjs tests/faults/kill-part.ts --uploads 1000 --kills 200 --seed 1
import { hash } from 'node:crypto';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join, resolve } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import { parseArgs } from 'node:util';
import { BatchGetItemCommand } from '@aws-sdk/client-dynamodb';
import { GetObjectCommand, PutObjectCommand } from '@aws-sdk/client-s3';
import { receiptIdOf } from '../../functions/flows/receipt-id.ts';
import { bootStack, type RunningStack } from '../../local/stack/boot-stack.ts';
import { newCredentials } from '../../local/stack/credentials.ts';
import { synthesize } from '../../local/synthesize.ts';
import { readCloudAssembly } from '../../local/template/cloud-assembly.ts';
import { seededRandom } from '../fixtures/balanced-values.ts';
import { HttpReader } from './http-reader.ts';
import type { Uploaded } from './real-world.ts';
import { replayInMemory } from './replay-in-memory.ts';
import { brokenCsv, registerCsv, reportsCsv } from './synthetic-files.ts';
import { uploadsInS3 } from './uploads-in-s3.ts';

/** What a run with kills has shown. */
export interface KillCounts {
  readonly seed: number;
  readonly uploads: number;
  readonly kills: number;
  readonly receipts: number;
  readonly failed: number;
  readonly isFeedEqual: boolean;
  readonly readerChecks: number;
  readonly tornReads: number;
  readonly seconds: number;
}

const LICENCE = 'LicenseRef-faults';
const ORGANISATIONS = 100;
/** Uploads that may be without a receipt while more are sent. */
const MOST_OPEN = 300;
const PATIENCE_MS = 10 * 60_000;

/** Final receipts seen so far: id → status. */
const final = new Map<string, string>();

const { values } = parseArgs({
  options: {
    uploads: { type: 'string', default: '1000' },
    kills: { type: 'string', default: '200' },
    seed: { type: 'string', default: '1' },
  },
});
const folder = mkdtempSync(join(tmpdir(), 'gongkai-kills-'));
const stack = await boot();
try {
  const counts = await run(stack, {
    uploads: Number(values.uploads),
    kills: Number(values.kills),
    seed: Number(values.seed),
  });
  console.log(JSON.stringify(counts));
} finally {
  await stack.close();
  rmSync(folder, { recursive: true, force: true });
}
// Workers that were killed may have left connections behind.
setImmediate(() => process.exit());

async function boot(): Promise<RunningStack> {
  const assembly = readCloudAssembly(await synthesize(resolve(import.meta.dirname, '../..')));
  return bootStack(assembly, {
    folder,
    port: 0,
    region: 'us-east-1',
    operator: newCredentials('OPERATOR'),
    parameters: { Licence: LICENCE },
    environment: {},
  });
}

async function run(
  running: RunningStack,
  wanted: { readonly uploads: number; readonly kills: number; readonly seed: number },
): Promise<KillCounts> {
  const began = performance.now();
  const random = seededRandom(wanted.seed);
  const numbers = Array.from({ length: ORGANISATIONS }, (_, number) => number);
  const sent: Uploaded[] = [await put('incoming/organisations/register.csv', registerCsv(numbers))];
  await untilOpen(sent, 0);
  const reader = new HttpReader(running.url);
  const reading = reader.readUntilStopped();
  let kills = 0;
  const killer = setInterval(() => {
    if (kills < (sent.length * wanted.kills) / wanted.uploads && killOne(random)) kills += 1;
  }, 50);
  while (sent.length < wanted.uploads) {
    await untilOpen(sent, MOST_OPEN);
    const some = Array.from({ length: Math.min(20, wanted.uploads - sent.length) }, () => someFile(random));
    sent.push(...(await Promise.all(some.map(([key, body]) => put(key, body)))));
  }
  for (const end = performance.now() + PATIENCE_MS; kills < wanted.kills && performance.now() < end; )
    await sleep(50);
  clearInterval(killer);
  const statuses = await untilOpen(sent, 0);
  await untilPublished();
  reader.stop();
  await reading;
  const uploads = await uploadsInS3(running.endpoints.s3, output('UploadBucket'));
  const clean = await replayInMemory(uploads, LICENCE);
  return {
    seed: wanted.seed,
    uploads: sent.length,
    kills,
    receipts: [...statuses.values()].length,
    failed: [...statuses.values()].filter((status) => status === 'failed').length,
    isFeedEqual: (await rootHash()) === hash('sha256', clean.root ?? ''),
    readerChecks: reader.checks,
    tornReads: reader.torn.length,
    seconds: Math.round((performance.now() - began) / 1000),
  };
}

/** SIGKILL to one of the workers that are at work. */
function killOne(random: (below: number) => number): boolean {
  const names = random(4) === 0 ? ['Publish', 'Intake'] : ['Intake', 'Publish'];
  return names.some((name) =>
    [...stack.functions.values()].some(({ pool }) => pool.lambda.name.includes(name) && pool.killOne(random)),
  );
}

function someFile(random: (below: number) => number): readonly [key: string, body: string] {
  const number = random(ORGANISATIONS);
  const key = `incoming/annual-reports/${number}-${random(3)}.csv`;
  if (random(20) === 0) return [key, brokenCsv(number)];
  return [key, reportsCsv([number, (number + 7) % ORGANISATIONS], random(4), 2021 + random(3))];
}

async function put(Key: string, Body: string): Promise<Uploaded> {
  const command = new PutObjectCommand({ Bucket: output('UploadBucket'), Key, Body });
  const { VersionId = '' } = await stack.endpoints.s3.send(command);
  return { key: Key, versionId: VersionId };
}

/** Waits until no more than so many uploads are without a final receipt; answers with the statuses that there are. */
async function untilOpen(sent: readonly Uploaded[], most: number): Promise<ReadonlyMap<string, string>> {
  const end = performance.now() + PATIENCE_MS;
  for (;;) {
    const open = sent.map(receiptIdOf).filter((id) => !final.has(id));
    for (let start = 0; start < open.length; start += 100) await lookUp(open.slice(start, start + 100));
    if (open.filter((id) => !final.has(id)).length <= most) return final;
    if (performance.now() > end) return final;
    await sleep(100);
  }
}

async function lookUp(receiptIds: readonly string[]): Promise<void> {
  const Keys = receiptIds.map((id) => ({ pk: { S: `upload#${id}` }, sk: { S: 'upload' } }));
  const RequestItems = { [output('TableName')]: { Keys, ConsistentRead: true } };
  const { Responses = {} } = await stack.endpoints.dynamoDb.send(new BatchGetItemCommand({ RequestItems }));
  for (const item of Responses[output('TableName')] ?? []) {
    const status = item['status']?.S;
    if (status !== undefined) final.set((item['pk']?.S ?? '').slice('upload#'.length), status);
  }
}

/** What a kill took with it a sweep finds: the root has come to rest when two sweeps found nothing behind. */
async function untilPublished(): Promise<void> {
  const sweep = [...stack.functions.values()].find(({ pool }) => pool.lambda.name.includes('Sweep'));
  const end = performance.now() + PATIENCE_MS;
  for (let calm = 0; calm < 2 && performance.now() < end; ) {
    const result = await sweep?.pool.invoke({});
    const found = result?.ok === true ? JSON.parse(result.payload) : { units: 1 };
    calm = found.units === 0 && found.resent === 0 ? calm + 1 : 0;
    await sleep(1000);
  }
}

async function rootHash(): Promise<string> {
  const command = new GetObjectCommand({ Bucket: output('FeedBucket'), Key: 'feeds/v1/index.json' });
  const { Body } = await stack.endpoints.s3.send(command);
  return hash('sha256', (await Body?.transformToByteArray()) ?? '');
}

function output(name: string): string {
  return stack.outputs.get(name) ?? '';
}
