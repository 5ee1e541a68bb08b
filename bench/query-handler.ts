import type { Context } from 'aws-lambda';
import { FORM_2021 } from '../core/forms/form.ts';
import { writeReport } from '../core/query/write-report.ts';
import { reportDocument } from '../core/publish/report-json.ts';
import type { HttpRequest } from '../functions/http/http-response.ts';
import { queryHandler } from '../functions/http/query-handler.ts';
import type { QueryPorts } from '../functions/http/query-ports.ts';
import { feedsOf } from './query-feeds.ts';
import { holdTo, quantile } from './query-verdict.ts';
import { balancedValues, seededRandom } from '../tests/fixtures/balanced-values.ts';
import { publishedReport } from '../tests/core/query/published-report.ts';

/**
 * `node scripts/launch.mjs bench/query-handler.ts`: what the query handler itself costs, the table's answer given.
 * Goals: at most 20 µs at the median for one report, 1 ms for a page of 81, the same for any size of the store.
 */
const PAGE = 81;
const WARM_UP = 3000;
const RUNS = 2000;

const shard = Array.from({ length: PAGE }, (_, office) =>
  publishedReport({
    orgId: `419001-office-${String(office).padStart(3, '0')}`,
    values: balancedValues(FORM_2021, seededRandom(office + 1)),
  }),
);
const [first = publishedReport()] = shard;

const feeds = feedsOf(shard);
let revision = 1;

const one = await measure(`/api/v1/reports/${first.reportId}`, WARM_UP);
const fresh = await measure(`/api/v1/reports/${first.reportId}`, WARM_UP, () => {
  revision += 1;
});
const page = await measure('/api/v1/reports?year=2021&region=419001', WARM_UP / 10);
const written = timeOf(() => writeReport(first));
const stringified = timeOf(() => JSON.stringify(reportDocument({ report: first, orgName: null })));

print('one report, whole handler', one, 20);
print('one report whose findings are worked out anew', fresh);
print(`page of ${PAGE} reports, whole handler`, page, 1000);
console.log(
  `one report, its text alone: ${written.toFixed(1)} µs; through objects: ${stringified.toFixed(1)} µs`,
);
console.log(`text / objects: ${(written / stringified).toFixed(2)}`);

/** Times of the whole handler in microseconds. */
async function measure(address: string, warmUp: number, before = () => {}): Promise<readonly number[]> {
  const handler = queryHandler(ports(), { error: console.error });
  const request = requestOf(address);
  const context = {} as Context; // the handler looks at no context
  const times: number[] = [];
  for (let run = 0; run < warmUp + RUNS; run += 1) {
    before();
    const started = process.hrtime.bigint();
    await handler(request, context);
    if (run >= warmUp) times.push(Number(process.hrtime.bigint() - started) / 1000);
  }
  return times;
}

/** Median of a function in microseconds. */
function timeOf(work: () => string): number {
  const times: number[] = [];
  for (let run = 0; run < WARM_UP + RUNS; run += 1) {
    const started = process.hrtime.bigint();
    work();
    if (run >= WARM_UP) times.push(Number(process.hrtime.bigint() - started) / 1000);
  }
  return quantile(times, 0.5);
}

function ports(): QueryPorts {
  return {
    licence: 'CC-BY-4.0',
    decisions: { decisionsOfReport: async () => [] },
    state: {
      report: async () => undefined,
      stateOfReport: async () => (revision === 1 ? first : { ...first, revision }),
      figuresOfShard: async () => shard,
      figuresPage: async () => ({ rows: shard, more: false }),
      counter: async (unit) => ({ unit, dirty: 0, published: 0 }),
      counters: async () => [],
      sweepNote: async () => undefined,
      unitsUnder: async () => [],
      organisationPage: async () => ({ rows: [], more: false }),
      uploadRecord: async () => undefined,
      organisations: async () => new Map(),
      predecessors: async () => [],
      figures: async () => new Map(),
      decisionsOfReport: async () => [],
      histories: async () => new Map(),
    },
    feedRoot: async () => undefined,
    feed: {
      get: async (key) => {
        const body = feeds.get(key);
        return body && { body, etag: '' };
      },
    },
    engine: () => Promise.reject(new Error('no question needs the engine')),
    now: () => new Date(),
    receipts: { get: async () => undefined },
  };
}

function requestOf(address: string): HttpRequest {
  const [rawPath = '', rawQueryString = ''] = address.split('?');
  return {
    rawPath,
    rawQueryString,
    headers: { host: 'api', 'accept-encoding': 'gzip' },
    requestContext: { requestId: 'bench', http: { method: 'GET' } },
  };
}

function print(what: string, times: readonly number[], goal?: number): void {
  const [p50, p99] = [quantile(times, 0.5), quantile(times, 0.99)];
  console.log(`${what}: p50 ${p50.toFixed(1)} µs  p99 ${p99.toFixed(1)} µs`);
  if (goal !== undefined) holdTo(`${what}, p50 in µs`, p50, goal);
}
