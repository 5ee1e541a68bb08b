// npm run bench:release: what the files of a year cost at a release, format by format, and what that would be for a whole
// country. Synthetic shards; every one has the same bytes, because compressing does not look beyond a shard or a row group.
import { hash } from 'node:crypto';
import { parseArgs } from 'node:util';
import { gzipSync } from 'node:zlib';
import { ENGINE } from '../core/findings/engine.ts';
import type { FileEntry } from '../core/publish/feed-file.ts';
import { yearFiles, type ReleaseYear } from '../core/publish/release/year-files.ts';
import { aReport } from '../tests/core/publish/shard-factory.ts';
import { aReleaseYear, bytesOf, FACTS } from '../tests/core/publish/release/release-factory.ts';
import { FORM_2021 } from '../core/forms/form.ts';

/** Reports of a year of the whole country, and regions that have them. */
const COUNTRY = 250_000;
const REPORTS_A_SHARD = 81;
const PROVINCES = 31;

const { values } = parseArgs({ options: { shards: { type: 'string', default: '62' } } });
const shards = Number(values.shards);
const year = synthetic(shards);
const reports = shards * REPORTS_A_SHARD;
console.log(
  `${reports} reports in ${shards} shards; CPU time of one core, and what ${COUNTRY} reports would take`,
);
for (const [kind, cost] of await costs(year)) if (cost.bytes > 100_000) tell(kind, cost);
console.log(`memory: ${Math.round(process.resourceUsage().maxRSS / 1024)} MB`);

interface Cost {
  seconds: number;
  bytes: number;
  /** The longest single file, in seconds. */
  longest: number;
}

function tell(kind: string, { seconds, bytes, longest }: Cost): void {
  const times = COUNTRY / reports;
  const minutes = (of: number) => ((of * times) / 60).toFixed(1).padStart(5);
  const figures = `${seconds.toFixed(1).padStart(6)} s ${(bytes / 1e6).toFixed(1).padStart(7)} MB`;
  const whole = `${minutes(seconds)} min ${((bytes * times) / 1e9).toFixed(2)} GB, one file at most ${minutes(longest)} min`;
  console.log(`${kind.padEnd(34)}${figures}   ${COUNTRY}: ${whole}`);
}

/** By kind: the provinces' files together, and each file of the year by itself. */
async function costs(of: ReleaseYear): Promise<ReadonlyMap<string, Cost>> {
  const found = new Map<string, Cost>();
  const kept = new Map<string, Buffer>();
  const reread = async function* ({ path }: FileEntry) {
    yield kept.get(path) ?? Buffer.alloc(0);
  };
  const making = yearFiles(of, FACTS, { gzip: (bytes) => gzipSync(bytes), reread });
  for (let step = await making.next(); !step.done; ) {
    const file = step.value;
    if ('entry' in file) throw new Error('nothing stands yet');
    const before = process.cpuUsage();
    const body = await bytesOf(file.chunks());
    const sha256 = hash('sha256', body);
    const { user, system } = process.cpuUsage(before);
    const seconds = (user + system) / 1e6;
    const kind = file.name.replace(/^\d{4}\//, '').replace(/provinces\/\d\d/, 'provinces/*');
    const cost = found.get(kind) ?? { seconds: 0, bytes: 0, longest: 0 };
    cost.seconds += seconds;
    cost.bytes += body.length;
    cost.longest = Math.max(cost.longest, seconds);
    found.set(kind, cost);
    const entry = { path: `${file.name}-${sha256}`, sha256, bytes: body.length, media_type: file.mediaType };
    if (/provinces.*\.(?:gz|parquet)$/.test(file.name)) kept.set(entry.path, body);
    step = await making.next(entry);
  }
  return found;
}

/** Shards over the provinces, all with the files of one. */
function synthetic(count: number): ReleaseYear {
  const some = Array.from({ length: REPORTS_A_SHARD }, (_, at) => {
    const cells = FORM_2021.items.map(({ code }, item) => [code, String((at * 31 + item * 7) % 997)]);
    return aReport({ orgId: `110000-office-${1000 + at}` }, Object.fromEntries(cells));
  });
  const { shards: made, ...rest } = aReleaseYear(some);
  const [shard] = made;
  if (shard === undefined) throw new Error('no shard was made');
  const regions = Array.from(
    { length: count },
    (_, at) => `${11 + (at % PROVINCES)}${String(Math.floor(at / PROVINCES)).padStart(4, '0')}`,
  );
  return { ...rest, engine: ENGINE, shards: regions.toSorted().map((region) => ({ ...shard, region })) };
}
