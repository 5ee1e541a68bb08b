// Every call of the real handlers struck by every kind of fault; prints the counts as JSON.
//   node scripts/launch.mjs tests/faults/walk-part.ts --stride 1 --from 0 [--gated] [--jobs WORD]
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { parseArgs } from 'node:util';
import { GATE, GATED_JOB_NAMES, JOB_NAMES, walkFaults } from './fault-walk.ts';
import { RealWorld } from './real-world.ts';

const { values } = parseArgs({
  options: {
    stride: { type: 'string', default: '1' },
    from: { type: 'string', default: '0' },
    /** The jobs of a world where filings wait for a reviewer, in place of the others. */
    gated: { type: 'boolean', default: false },
    jobs: { type: 'string', default: '' },
  },
});
const folder = mkdtempSync(join(tmpdir(), 'gongkai-walk-'));
const world = await RealWorld.open(folder, values.gated ? GATE : {});
const jobs = (values.gated ? GATED_JOB_NAMES : JOB_NAMES).filter((name) => name.includes(values.jobs));
try {
  console.log(
    JSON.stringify(
      await walkFaults(world, { jobs, stride: Number(values.stride), from: Number(values.from) }),
    ),
  );
} finally {
  await world.close();
  rmSync(folder, { recursive: true, force: true });
}
setImmediate(() => process.exit());
