// npm run faults [-- --stride N] [--uploads N] [--kills N] [--seed N] [--minutes N]
// All kinds of fault, each call of the handlers struck, and the local stack under kills: a table of what held.
// In full about twenty minutes on two quiet cores; --stride 20 --uploads 100 --kills 20 takes two.
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
    /** The most that each of the three parts may take; what takes longer is ended, and counts as broken. */
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

/** The walk in parts that run side by side; undefined when one of them broke. */
async function walkAll(stride: number): Promise<WalkCounts | undefined> {
  const parts = await Promise.all(
    Array.from({ length: WALKS }, (_, place) => {
      const options = ['--stride', String(stride * WALKS), '--from', String(stride * place)];
      return part('walk-part.ts', options) as Promise<WalkCounts | undefined>; // printed by it
    }),
  );
  const whole = parts.filter((one) => one !== undefined);
  if (whole.length < WALKS) return undefined;
  const sum = (name: keyof WalkCounts) => whole.reduce((total, one) => total + one[name], 0);
  return {
    points: whole[0]?.points ?? 0,
    runs: sum('runs'),
    kills: sum('kills'),
    readerChecks: sum('readerChecks'),
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
