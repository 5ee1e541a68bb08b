// What questions cost over a real table protocol, with 1,000 and with 100,000 synthetic reports in it:
//   npm run bench:query [-- REPORTS…]
// What is asked about is the same in every archive (five regions of one province, one year); around it provinces, regions
// and years grow. So an answer tells the same rows, and what it costs more is the archive's doing.
// The feeds' indexes and roll-ups lie in memory. The table is dynalite in memory and in a process of its own, so the
// ratios count, not the milliseconds.
import { fork } from 'node:child_process';
import { once } from 'node:events';
import { DynamoDBClient } from '@aws-sdk/client-dynamodb';
import type { Context } from 'aws-lambda';
import { currentItem } from '../functions/adapters/record-item.ts';
import { dynamodbStore } from '../functions/adapters/dynamodb-store.ts';
import { DynamodbTable } from '../functions/adapters/dynamodb-table.ts';
import { inParallel } from '../functions/flows/in-parallel.ts';
import { queryHandler } from '../functions/http/query-handler.ts';
import type { PublishedReport } from '../core/publish/published-report.ts';
import { acceptedReport } from '../tests/functions/records.ts';
import { archiveOf, SMALLEST } from './query-archive.ts';
import { feedsOf } from './query-feeds.ts';
import { holdTo, quantile } from './query-verdict.ts';

const SIZES = process.argv.length > 2 ? process.argv.slice(2).map(Number) : [1_000, 100_000];
/** Reports that are written to the table at a time. */
const A_WRITE = 2_500;
const RUNS = 300;
const WARM_UP = 60;
/** How much more the middle answer may cost in the largest archive; what is flat scatters as much on a busy computer. */
const FLAT = 1.2;
const SOURCE = {
  fileSha256: 'ab'.repeat(32),
  receivedAt: '2022-01-22T09:12:44Z',
  status: 'accepted',
} as const;
const STANDING = { token: '1#a', digest: 'd', newest: '1#a', revision: 1 };

const FIRST = '110000-org-000';
const IN_2021 = 'from=2021&to=2021';

/** Each with the most requests that the table may get for it. */
const QUESTIONS: Readonly<Record<string, readonly [address: string, requests: number]>> = {
  'one report by id': [`/api/v1/reports/${FIRST}.2021`, 1],
  'a region page of 81': ['/api/v1/reports?year=2021&region=110000', 1],
  'cells of one organisation': [`/api/v1/observations?year=2021&organisation=${FIRST}&limit=200`, 1],
  'one item of a region': ['/api/v1/observations?year=2021&region=110000&code=t3_granted__total', 2],
  'one item of a city': ['/api/v1/observations?year=2021&region=1101&code=t3_granted__total&limit=1000', 5],
  'sums of 5 regions': [
    `/api/v1/aggregates?code=t3_new_received__total,t3_granted_share__total&region=11&${IN_2021}`,
    0,
  ],
  'one item, 31 provinces': [`/api/v1/series/t3_new_received__total?${IN_2021}`, 0],
};

const started = performance.now();
const stores: Store[] = [];
for (const size of SIZES) stores.push(await openStore(size));
console.log(
  `archives of ${SIZES.join(' and ')} reports filled in ${Math.round((performance.now() - started) / 1000)} s`,
);
try {
  for (const question of Object.keys(QUESTIONS)) await compare(question);
} finally {
  for (const { close } of stores) close();
}

interface Answered {
  readonly body: string;
  /** What the table was asked for it. */
  readonly requests: number;
}

interface Store {
  readonly reports: number;
  readonly answer: (address: string) => Promise<Answered>;
  readonly close: () => void;
}

async function openStore(reports: number): Promise<Store> {
  if (reports < SMALLEST) throw new Error(`an archive has at least ${SMALLEST} reports`);
  const child = fork(new URL('./query-store-table.ts', import.meta.url));
  const [port] = (await once(child, 'message')) as [number]; // it sends its port, once
  const client = new DynamoDBClient({
    endpoint: `http://127.0.0.1:${port}`,
    region: 'us-east-1',
    credentials: { accessKeyId: 'bench', secretAccessKey: 'bench' },
  });
  const table = new DynamodbTable(client, 'state');
  const feeds = feedsOf(await fill(table, reports));
  const close = () => {
    client.destroy();
    child.kill();
  };
  return { reports, answer: answerFrom(client, table, feeds), close };
}

/** Answers with what was filled in. */
async function fill(table: DynamodbTable, reports: number): Promise<readonly PublishedReport[]> {
  const filled = archiveOf(reports).map((report) => ({ ...report, revision: 1, source: SOURCE }));
  for (let start = 0; start < reports; start += A_WRITE) {
    const some = filled.slice(start, start + A_WRITE);
    await table.putAll(some.map((report) => currentItem(acceptedReport('1#a', report), STANDING, 1)));
  }
  const store = dynamodbStore(table);
  const shards = new Map(
    filled.map(({ year, orgId }) => [`${year} ${orgId.slice(0, 6)}`, { year, region: orgId.slice(0, 6) }]),
  );
  await inParallel([...shards.values()], 16, (shard) => store.markDirty({ kind: 'reports', ...shard }));
  return filled;
}

function answerFrom(client: DynamoDBClient, table: DynamodbTable, feeds: ReadonlyMap<string, Uint8Array>) {
  let requests = 0;
  client.middlewareStack.add(
    (next) => (sent) => {
      requests += 1;
      return next(sent);
    },
    { step: 'initialize' },
  );
  const unused = () => Promise.reject(new Error('no question here needs it'));
  const feed = {
    get: async (key: string) => {
      const body = feeds.get(key);
      return body && { body, etag: '' };
    },
  };
  const ports = { receipts: { get: unused }, feed, feedRoot: unused, engine: unused, now: () => new Date() };
  const state = dynamodbStore(table);
  const handler = queryHandler(
    { ...ports, state, decisions: state, licence: 'CC-BY-4.0' },
    { error: console.error },
  );
  return async (address: string): Promise<Answered> => {
    const [rawPath = '', rawQueryString = ''] = address.split('?');
    const requestContext = { requestId: 'bench', http: { method: 'GET' } };
    const request = { rawPath, rawQueryString, headers: {}, requestContext };
    const before = requests;
    const { statusCode, body = '' } = await handler(request, {} as Context); // it looks at no context
    if (statusCode !== 200) throw new Error(`${address} was answered by ${statusCode}`);
    return { body, requests: requests - before };
  };
}

/** In turn, so that all tables meet the same weather. Flat means about 1: other reports in the archive cost nothing. */
async function compare(question: string): Promise<void> {
  const [address, most] = QUESTIONS[question] ?? ['', 0];
  const times = stores.map((): number[] => []);
  const answered = await Promise.all(stores.map(({ answer }) => answer(address)));
  for (let run = 0; run < WARM_UP + RUNS; run += 1) {
    for (const [index, { answer }] of stores.entries()) {
      const began = performance.now();
      await answer(address);
      if (run >= WARM_UP) times[index]?.push(performance.now() - began);
    }
  }
  const middle = times.map((some) => quantile(some, 0.5));
  const rows = answered.map(({ body }) => rowsOf(body));
  for (const [index, { reports }] of stores.entries()) {
    const [p50 = Number.NaN, told = Number.NaN] = [middle[index], rows[index]];
    const p99 = quantile(times[index] ?? [], 0.99);
    const figures = `p50 ${p50.toFixed(2)} ms  p99 ${p99.toFixed(2)} ms  ${((p50 * 1000) / told).toFixed(1)} µs a row of ${told}`;
    console.log(`${question.padEnd(28)}${String(reports).padStart(7)} reports  ${figures}`);
  }
  if (new Set(rows).size > 1)
    throw new Error(`${question}: the archives tell different rows: ${rows.join(', ')}`);
  const requests = Math.max(...answered.map((one) => one.requests));
  holdTo(`${question}, requests to the table`, requests, most);
  holdTo(`${question}, p50 of the largest / smallest`, (middle.at(-1) ?? 0) / (middle[0] ?? 1), FLAT);
}

/** How many rows an answer tells; 1 where it tells one thing. */
function rowsOf(body: string): number {
  // Ours, and every envelope has data.
  const { data } = JSON.parse(body) as {
    readonly data: { readonly rows?: readonly unknown[] } | readonly unknown[];
  };
  return (Array.isArray(data) ? data : ((data as { readonly rows?: readonly unknown[] }).rows ?? [data]))
    .length;
}
