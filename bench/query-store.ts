// What questions cost over a real table protocol, with 1,000 and with 100,000 synthetic reports in it:
//   npm run bench:query [-- REPORTS…]
// The feeds' roll-ups lie in memory. The table is dynalite in memory and in a process of its own, so the ratios count, not the milliseconds.
import { fork } from 'node:child_process';
import { once } from 'node:events';
import { DynamoDBClient } from '@aws-sdk/client-dynamodb';
import type { Context } from 'aws-lambda';
import { FORM_2021 } from '../core/forms/form.ts';
import { currentItem } from '../functions/adapters/record-item.ts';
import { dynamodbStore } from '../functions/adapters/dynamodb-store.ts';
import { DynamodbTable } from '../functions/adapters/dynamodb-table.ts';
import { queryHandler } from '../functions/http/query-handler.ts';
import type { PublishedReport } from '../core/publish/published-report.ts';
import type { AcceptedRecord } from '../functions/ports.ts';
import { feedsOf } from './query-feeds.ts';
import { seededRandom } from '../tests/fixtures/balanced-values.ts';
import { acceptedReport } from '../tests/functions/records.ts';

const SIZES = process.argv.length > 2 ? process.argv.slice(2).map(Number) : [1_000, 100_000];
/** Organisations of one region: a page of 81 is what a county has. */
const A_REGION = 81;
const REGIONS_A_PROVINCE = 25;
const RUNS = 120;
const STANDING = { token: '1#a', digest: 'd', newest: '1#a', revision: 1 };
const WARM_UP = 40;

const FIRST = '110000-org-000';
const QUESTIONS = {
  'one report by id': `/api/v1/reports/${FIRST}.2021`,
  'a region page': '/api/v1/reports?year=2021&region=110000',
  'cells of one organisation': `/api/v1/observations?year=2021&organisation=${FIRST}&limit=200`,
  'one item of a region': '/api/v1/observations?year=2021&region=110000&code=t3_granted__total',
  'sums of regions of a province':
    '/api/v1/aggregates?code=t3_new_received__total,t3_granted_share__total&region=11',
  'one item, all provinces': '/api/v1/series/t3_new_received__total',
  'one item of a city, first page': '/api/v1/observations?year=2021&region=1100&code=t3_granted__total',
} as const;

const stores = await Promise.all(SIZES.map(openStore));
try {
  for (const [question, address] of Object.entries(QUESTIONS)) await compare(question, address);
} finally {
  for (const { close } of stores) close();
}

type Answer = (address: string) => Promise<void>;

interface Store {
  readonly reports: number;
  readonly answer: Answer;
  readonly close: () => void;
}

async function openStore(reports: number): Promise<Store> {
  const child = fork(new URL('./query-store-table.ts', import.meta.url));
  const [port] = (await once(child, 'message')) as [number]; // it sends its port, once
  const client = new DynamoDBClient({
    endpoint: `http://127.0.0.1:${port}`,
    region: 'us-east-1',
    credentials: { accessKeyId: 'bench', secretAccessKey: 'bench' },
  });
  const table = new DynamodbTable(client, 'state');
  const feeds = feedsOf(2021, await fill(table, reports));
  const close = () => {
    client.destroy();
    child.kill();
  };
  return { reports, answer: answerFrom(table, feeds), close };
}

/** Answers with what was filled in. */
async function fill(table: DynamodbTable, reports: number): Promise<readonly PublishedReport[]> {
  const filled: PublishedReport[] = [];
  const store = dynamodbStore(table);
  const random = seededRandom(reports);
  const regions = new Set<string>();
  for (let start = 0; start < reports; start += 2_500) {
    const some = Array.from({ length: Math.min(2_500, reports - start) }, (_, offset) => start + offset);
    const records = some.map((number) => recordOf(number, random, regions));
    await table.putAll(records.map((record) => currentItem(record, STANDING, 1)));
    filled.push(...records.flatMap(publishedOf));
  }
  for (const region of regions) await store.markDirty({ kind: 'reports', year: 2021, region });
  return filled;
}

function publishedOf(record: AcceptedRecord): readonly PublishedReport[] {
  return record.kind === 'report' ? [{ ...record.report, revision: 1, source: record.source }] : [];
}

function recordOf(number: number, random: (below: number) => number, regions: Set<string>) {
  const region = regionAt(Math.floor(number / A_REGION));
  regions.add(region);
  const orgId = `${region}-org-${String(number % A_REGION).padStart(3, '0')}`;
  const values = FORM_2021.items.map(() => (random(13) === 0 ? String(random(500)) : '0'));
  return acceptedReport('1#a', { orgId, values });
}

/** 110000, 110001 …: full provinces one after the other. */
function regionAt(index: number): string {
  const province = 11 + Math.floor(index / REGIONS_A_PROVINCE);
  return `${province}${String(index % REGIONS_A_PROVINCE).padStart(4, '0')}`;
}

function answerFrom(table: DynamodbTable, feeds: ReadonlyMap<string, Uint8Array>): Answer {
  const unused = () => Promise.reject(new Error('no question here needs it'));
  const ports = {
    receipts: { get: unused },
    feed: {
      get: async (key: string) => {
        const body = feeds.get(key);
        return body && { body, etag: '' };
      },
    },
    feedRoot: unused,
    engine: unused,
    now: () => new Date(),
  };
  const state = dynamodbStore(table);
  const handler = queryHandler(
    { ...ports, state, decisions: state, licence: 'CC-BY-4.0' },
    { error: console.error },
  );
  return async (address) => {
    const [rawPath = '', rawQueryString = ''] = address.split('?');
    const requestContext = { requestId: 'bench', http: { method: 'GET' } };
    const request = { rawPath, rawQueryString, headers: {}, requestContext };
    const { statusCode } = await handler(request, {} as Context); // it looks at no context
    if (statusCode !== 200) throw new Error(`${address} was answered by ${statusCode}`);
  };
}

/** In turn, so that all tables meet the same weather. Flat means about 1: other reports in the table cost nothing. */
async function compare(question: string, address: string): Promise<void> {
  const times = stores.map((): number[] => []);
  for (let run = 0; run < WARM_UP + RUNS; run += 1) {
    for (const [index, { answer }] of stores.entries()) {
      const started = performance.now();
      await answer(address);
      if (run >= WARM_UP) times[index]?.push(performance.now() - started);
    }
  }
  const sorted = times.map((some) => some.toSorted((a, b) => a - b));
  const at = (index: number, share: number) => sorted[index]?.[Math.floor(RUNS * share)] ?? Number.NaN;
  for (const [index, { reports }] of stores.entries()) {
    const figures = `p50 ${at(index, 0.5).toFixed(2)} ms  p99 ${at(index, 0.99).toFixed(2)} ms`;
    const ratio = `${(at(index, 0.5) / at(0, 0.5)).toFixed(2)} of the smallest`;
    console.log(`${question.padEnd(32)}${String(reports).padStart(7)} reports  ${figures}  ${ratio}`);
  }
}
