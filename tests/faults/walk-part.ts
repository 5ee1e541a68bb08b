// Every call of the real handlers struck by every kind of fault; prints the counts as JSON.
//   node scripts/launch.mjs tests/faults/walk-part.ts --stride 1 --from 0
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { parseArgs } from 'node:util';
import { walkFaults } from './fault-walk.ts';
import { RealWorld } from './real-world.ts';

const { values } = parseArgs({
  options: { stride: { type: 'string', default: '1' }, from: { type: 'string', default: '0' } },
});
const folder = mkdtempSync(join(tmpdir(), 'gongkai-walk-'));
const world = await RealWorld.open(folder);
try {
  console.log(
    JSON.stringify(await walkFaults(world, { stride: Number(values.stride), from: Number(values.from) })),
  );
} finally {
  await world.close();
  rmSync(folder, { recursive: true, force: true });
}
setImmediate(() => process.exit());
