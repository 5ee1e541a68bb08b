// npm run faults [-- --stride N] [--uploads N] [--kills N] [--seed N]
// All kinds of fault, each call of the handlers struck, and the local stack under kills: a table of what held.
// In full about twenty minutes on two quiet cores; --stride 20 --uploads 100 --kills 20 takes two.
import { spawnSync } from 'node:child_process';
import { join } from 'node:path';
import { parseArgs } from 'node:util';
import type { WalkCounts } from './fault-walk.ts';
import type { KillCounts } from './kill-part.ts';

const { values } = parseArgs({
  options: {
    stride: { type: 'string', default: '1' },
    uploads: { type: 'string', default: '1000' },
    kills: { type: 'string', default: '200' },
    seed: { type: 'string', default: '1' },
  },
});
const KINDS = 24;

const kinds = faultKinds();
say('fault kinds survived', `${kinds}/${KINDS}`);
const walk = part('walk-part.ts', ['--stride', values.stride]) as WalkCounts | undefined; // printed by it
say(
  'calls of the handlers struck',
  walk && `${walk.points} calls, ${walk.runs} runs, ${walk.kills} of them kills`,
);
say('reads beside the walk', walk && `${walk.readerChecks} checks, 0 torn`);
const kill = part('kill-part.ts', [
  '--uploads',
  values.uploads,
  '--kills',
  values.kills,
  '--seed',
  values.seed,
]) as KillCounts | undefined; // printed by it
say(
  'kill -9 on the local stack',
  kill && `${kill.kills} kills over ${kill.uploads} uploads, seed ${kill.seed}, ${kill.seconds} s`,
);
say('receipts', kill && `${kill.receipts}/${kill.uploads}, ${kill.failed} of them failed`);
say('feed bytes equal to a clean run', kill && (kill.isFeedEqual ? 'yes' : 'NO'));
say('torn reads', kill && `${kill.tornReads} of ${kill.readerChecks} checks`);
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

function faultKinds(): number {
  const file = join(import.meta.dirname, 'fault-kinds.test.ts');
  const { stdout } = spawnSync(process.execPath, ['--test', '--test-reporter=tap', file], {
    encoding: 'utf8',
  });
  const lines = stdout.split('\n');
  for (const line of lines.filter((text) => /^ *not ok/.test(text))) console.error(line.trim());
  return new Set(lines.flatMap((line) => /^ *ok \d+ - (F\d+) /.exec(line)?.[1] ?? [])).size;
}

/** Runs one part in a process of its own; undefined when it broke, which it has told by itself. */
function part(file: string, options: readonly string[]): unknown {
  const { stdout, status } = spawnSync(process.execPath, [join(import.meta.dirname, file), ...options], {
    encoding: 'utf8',
    stdio: ['ignore', 'pipe', 'inherit'],
  });
  const last = stdout.trimEnd().split('\n').at(-1) ?? '';
  return status === 0 && last.startsWith('{') ? JSON.parse(last) : undefined;
}

function say(what: string, told: string | undefined): void {
  console.log(`${what.padEnd(34)} ${told ?? 'BROKEN'}`);
}
