// npm run faults [-- --stride N] [--uploads N] [--kills N] [--seed N] [--minutes N]
// All kinds of fault, each call of the handlers struck, and the local stack under kills: a table of what held.
// In full some half an hour on two cores; --stride 20 --uploads 100 --kills 20 takes three.
import { spawn } from 'node:child_process';
import { join } from 'node:path';
import { createInterface } from 'node:readline';
import { parseArgs } from 'node:util';
import type { WalkCounts } from './fault-walk.ts';
import type { KillCounts } from './kill-part.ts';

const { values } = parseArgs({
  options: {
    stride: { type: 'string', default: '1' },
    uploads: { type: 'string', default: '1000' },
    kills: { type: 'string', default: '200' },
    seed: { type: 'string', default: '1' },
    /** The most that each part may take; what takes longer is ended, and counts as broken. */
    minutes: { type: 'string', default: '20' },
  },
});
const KINDS = 24;
/** Walks side by side, each over a part of the runs. */
const WALKS = 2;

const began = performance.now();
const kinds = await faultKinds();
say('fault kinds survived', `${kinds}/${KINDS}`);
const walk = await walkAll(Number(values.stride));
say(
  'calls of the handlers struck',
  walk && `${walk.points} calls, ${walk.runs} runs, ${walk.kills} of them kills`,
);
say('reads beside the walk', walk && `${walk.readerChecks} checks, 0 torn`);
const moments = await killedMoments();
say('the whole stack killed, moments', moments === undefined ? undefined : `${moments}, each as undisturbed`);
const asked = ['--uploads', values.uploads, '--kills', values.kills, '--seed', values.seed];
const kill = (await part('kill-part.ts', asked)) as KillCounts | undefined; // printed by it
say(
  'kill -9 on the local stack',
  kill && `${kill.kills} kills over ${kill.uploads} uploads, seed ${kill.seed}, ${kill.seconds} s`,
);
say('receipts', kill && `${kill.receipts}/${kill.uploads}, ${kill.failed} of them failed`);
say('feed bytes equal to a clean run', kill && (kill.isFeedEqual ? 'yes' : 'NO'));
say('torn reads', kill && `${kill.tornReads} of ${kill.readerChecks} checks`);
say('minutes in all', ((performance.now() - began) / 60_000).toFixed(1));
const isWell =
  kinds === KINDS &&
  walk !== undefined &&
  moments !== undefined &&
  kill !== undefined &&
  kill.kills >= Number(values.kills) &&
  kill.receipts === kill.uploads &&
  kill.isFeedEqual &&
  kill.tornReads === 0;
console.log(isWell ? 'faults: nothing was lost, nothing torn' : 'faults: NOT all held');
process.exitCode = isWell ? 0 : 1;

async function faultKinds(): Promise<number> {
  const survived = new Set<string>();
  await run(['--test', '--test-reporter=tap', join(import.meta.dirname, 'fault-kinds.test.ts')], (line) => {
    if (/^ *not ok/.test(line)) console.error(line.trim());
    const kind = /^ *ok \d+ - (F\d+) /.exec(line)?.[1];
    if (kind !== undefined) survived.add(kind);
  });
  return survived.size;
}

/** How many moments between an upload and its feed everything was killed at; undefined when one of them left a trace. */
async function killedMoments(): Promise<string | undefined> {
  let killed: string | undefined;
  const file = join(import.meta.dirname, '../end-to-end/kill.test.ts');
  const code = await run(['--test', '--test-reporter=tap', file], (line) => {
    if (/^ *not ok/.test(line)) console.error(line.trim());
    killed = /^ *ok .* (\d+) moments/.exec(line)?.[1] ?? killed;
  });
  return code === 0 ? killed : undefined;
}

/** The walk in parts that run side by side; undefined when one of them broke. */
async function walkAll(stride: number): Promise<WalkCounts | undefined> {
  const parts = await Promise.all(
    Array.from({ length: WALKS }, async (_, place) => {
      const options = ['--stride', String(stride * WALKS), '--from', String(stride * place)];
      const plain = (await part('walk-part.ts', options)) as WalkCounts | undefined; // printed by it
      const gated = (await part('walk-part.ts', [...options, '--gated'])) as WalkCounts | undefined;
      return plain && gated && added(plain, gated);
    }),
  );
  const whole = parts.filter((one) => one !== undefined);
  if (whole.length < WALKS) return undefined;
  // Each of them knows all points, and strikes its own part.
  return { ...whole.reduce(added), points: whole[0]?.points ?? 0 };
}

function added(a: WalkCounts, b: WalkCounts): WalkCounts {
  return {
    points: a.points + b.points,
    runs: a.runs + b.runs,
    kills: a.kills + b.kills,
    readerChecks: a.readerChecks + b.readerChecks,
  };
}

/** Runs one part in a process of its own; undefined when it broke, which it has told by itself. */
async function part(file: string, options: readonly string[]): Promise<unknown> {
  let last = '';
  // Functions print metrics of their own; the last line is the part's.
  const code = await run([join(import.meta.dirname, file), ...options], (line) => {
    last = line;
  });
  if (code === 0 && last.startsWith('{')) return JSON.parse(last);
  console.error(`${file} ended with ${code ?? 'no code: it took too long'}`);
  return undefined;
}

/** Runs a program of ours line by line; answers with its exit code, null where it was ended. */
function run(args: readonly string[], hear: (line: string) => void): Promise<number | null> {
  const child = spawn(process.execPath, args, {
    stdio: ['ignore', 'pipe', 'inherit'],
    env: { ...process.env, GONGKAI_ALL_MOMENTS: '1' },
    timeout: Number(values.minutes) * 60_000,
  });
  createInterface({ input: child.stdout }).on('line', hear);
  return new Promise((resolve, reject) => {
    child.once('error', reject);
    child.once('close', resolve);
  });
}

function say(what: string, told: string | undefined): void {
  console.log(`${what.padEnd(34)} ${told ?? 'BROKEN'}`);
}
