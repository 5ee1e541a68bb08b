// How long a bulk file takes to judge, against what else could be done with its bytes: npm run bench:judge
//   npm run bench:judge -- --mb 50 --runs 5 [--only engine,limit]
// Every case runs in a process of its own, all of them in turn, so that what else the computer does falls on each;
// quote the ratios, not the seconds. The largest accepted upload is 16 MiB; the limits are raised for this.
import { spawnSync } from 'node:child_process';
import { parseArgs } from 'node:util';
import { BULK_LAYOUTS, bulkInput, type BulkLayout } from './bulk-input.ts';
import { CONTENDERS, type ContenderName } from './contender.ts';

const { values } = parseArgs({
  options: {
    mb: { type: 'string', default: '50' },
    runs: { type: 'string', default: '5' },
    only: { type: 'string' },
    layout: { type: 'string' },
    one: { type: 'string' },
  },
});

/** What one process measured. */
interface Run {
  readonly milliseconds: number;
  readonly peakMb: number;
  readonly sound: number;
}

const GOALS: Readonly<Record<BulkLayout, number>> = { wide: 4, long: 3 };

if (values.one === undefined) compareAll();
else console.log(JSON.stringify(await measure(nameOf(values.one), layoutOf(values.layout))));

function compareAll(): void {
  const names = (values.only?.split(',') ?? Object.keys(CONTENDERS)).map(nameOf);
  for (const layout of values.layout === undefined ? BULK_LAYOUTS : [layoutOf(values.layout)]) {
    const runs = new Map(names.map((name) => [name, [] as Run[]]));
    for (let round = 0; round < Number(values.runs); round++)
      for (const name of names) runs.get(name)?.push(inOwnProcess(name, layout));
    const limit = medianOf(runs.get('limit') ?? []);
    console.log(
      `\n${layout}, ${values.mb} MB, medians of ${values.runs}; goal of the engine: ${GOALS[layout]} times the limit`,
    );
    for (const [name, measured] of runs) {
      const median = medianOf(measured);
      const [first] = measured;
      console.log(
        `${name.padEnd(20)} ${median.toFixed(0).padStart(7)} ms  ${(median / limit).toFixed(2).padStart(7)} x limit  ${String(first?.peakMb).padStart(5)} MB peak  ${first?.sound} sound`,
      );
    }
  }
}

function inOwnProcess(name: ContenderName, layout: BulkLayout): Run {
  const args = [import.meta.filename, '--one', name, '--layout', layout, '--mb', values.mb];
  const { stdout, stderr, status } = spawnSync(process.execPath, args, { maxBuffer: 2 ** 26 });
  if (status !== 0) throw new Error(stderr.toString());
  return JSON.parse(stdout.toString()) as Run;
}

async function measure(name: ContenderName, layout: BulkLayout): Promise<Run> {
  const input = bulkInput(layout, Number(values.mb) * 1_000_000);
  const work = await CONTENDERS[name](layout, input);
  const start = performance.now();
  const sound = await work();
  const milliseconds = performance.now() - start;
  return { milliseconds, peakMb: Math.round(process.resourceUsage().maxRSS / 1024), sound };
}

function medianOf(runs: readonly Run[]): number {
  const sorted = runs.map(({ milliseconds }) => milliseconds).toSorted((a, b) => a - b);
  return sorted[Math.floor(sorted.length / 2)] ?? Number.NaN;
}

function nameOf(text: string): ContenderName {
  const found = (Object.keys(CONTENDERS) as ContenderName[]).find((name) => name === text);
  if (found === undefined) throw new Error(`no contender ${text}: ${Object.keys(CONTENDERS).join(', ')}`);
  return found;
}

function layoutOf(text: string | undefined): BulkLayout {
  const found = BULK_LAYOUTS.find((layout) => layout === text);
  if (found === undefined) throw new Error(`no layout ${text}: ${BULK_LAYOUTS.join(', ')}`);
  return found;
}
