// npm run bench:publish: what one publish of one shard costs, in feeds of other sizes. Ports in memory, the real flow.
// One cell of one report is corrected each time. Time is processor time, without that of the table in memory, which
// looks through all its records where DynamoDB reads one partition.
import { publishUnits } from '../functions/flows/publish-units.ts';
import type { FeedStore } from '../functions/ports.ts';
import { acceptedReport, acceptedRow } from '../tests/functions/records.ts';
import { workshop } from '../tests/functions/workshop.ts';
import { cpuTime, Stopwatch } from './stopwatch.ts';
import { FORM_2021 } from '../core/forms/form.ts';

/** [regions, years, reports in each shard] */
const SIZES = [
  [10, 1, 5],
  [1_000, 1, 5],
  [10, 10, 5],
  [100, 10, 5],
] as const;

const RUNS = 31;
const REPORTS_LATE = 81;

interface Cost {
  readonly puts: number;
  readonly bytes: number;
  readonly gets: number;
  /** Median processor time, in milliseconds, without the table's. */
  readonly time: number;
}

const costs: Cost[] = [];
for (const [regions, years, reports] of SIZES) {
  const cost = await costOf({ regions, years, reports });
  costs.push(cost);
  tell(`${regions} regions, ${years} years`, cost);
}
tell(`a shard of ${REPORTS_LATE} reports`, await costOf({ regions: 10, years: 1, reports: REPORTS_LATE }));

function tell(what: string, { puts, bytes, gets, time }: Cost): void {
  const [first = { puts, bytes, gets, time }] = costs;
  const ratios = `puts ${(puts / first.puts).toFixed(2)}  bytes ${(bytes / first.bytes).toFixed(2)}  time ${(time / first.time).toFixed(2)}`;
  const figures = `${puts} PUTs  ${gets} GETs  ${String(bytes).padStart(7)} bytes  ${time.toFixed(2)} ms`;
  console.log(`${what.padEnd(24)}${figures}   of the smallest: ${ratios}`);
}

interface Size {
  readonly regions: number;
  readonly years: number;
  readonly reports: number;
}

/** One report of one shard is corrected again and again and published each time. */
async function costOf(size: Size): Promise<Cost> {
  const shop = workshop();
  await fill(shop, size);
  const counted = counting(shop.ports.feed);
  const unit = { kind: 'reports', year: 2021, region: regionAt(0) } as const;
  const times: number[] = [];
  for (let run = 0; run < RUNS; run += 1) {
    const values = FORM_2021.items.map((_, item) => (item === 3 ? String(run + 1) : '0'));
    const orgId = `${regionAt(0)}-org-${String(run % size.reports).padStart(3, '0')}`;
    await shop.take([acceptedReport(`1#b${String(run).padStart(3, '0')}`, { orgId, values })]);
    counted.reset();
    const table = new Stopwatch();
    const [reader, state] = [table.over(shop.ports.reader), table.over(shop.ports.state)];
    const before = cpuTime();
    await publishUnits([unit], { ...shop.ports, reader, state, feed: counted.feed });
    times.push(cpuTime() - before - table.time);
  }
  const time = times.toSorted((a, b) => a - b)[Math.floor(RUNS / 2)] ?? Number.NaN;
  return { ...counted.count(), time };
}

async function fill(shop: ReturnType<typeof workshop>, { regions, years, reports }: Size): Promise<void> {
  await shop.take([acceptedRow('1#a')]);
  for (let region = 0; region < regions; region += 1) {
    const units = Array.from({ length: years }, (_, year) => 2021 + year);
    const filed = units.flatMap((year) =>
      Array.from({ length: reports }, (_, number) =>
        acceptedReport('1#a', { year, orgId: `${regionAt(region)}-org-${String(number).padStart(3, '0')}` }),
      ),
    );
    await shop.take(filed);
    const shards = units.map((year) => ({ kind: 'reports', year, region: regionAt(region) }) as const);
    await publishUnits(shards, shop.ports);
  }
}

/** Over thirty provinces, as in a country. */
function regionAt(index: number): string {
  return `${11 + (index % 31)}${String(Math.floor(index / 31)).padStart(4, '0')}`;
}

function counting(feed: FeedStore) {
  let [puts, bytes, gets] = [0, 0, 0];
  const put = (body: Uint8Array) => {
    puts += 1;
    bytes += body.length;
  };
  const counted: FeedStore = {
    ...feed,
    get: (key) => {
      gets += 1;
      return feed.get(key);
    },
    putImmutable: (key, body, type) => {
      put(body);
      return feed.putImmutable(key, body, type);
    },
    swap: (key, body, type, etag) => {
      put(body);
      return feed.swap(key, body, type, etag);
    },
  };
  return {
    feed: counted,
    count: () => ({ puts, bytes, gets }),
    reset: () => {
      [puts, bytes, gets] = [0, 0, 0];
    },
  };
}
