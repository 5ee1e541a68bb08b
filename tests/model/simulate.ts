import { parseArgs } from 'node:util';
import { simulate, type RunCounts } from './simulation.ts';

// Runs the model for many seeds:  node scripts/launch.mjs tests/model/simulate.ts --seeds 100000 [--from 0]
// With the review gate: --from 500000000.
const { values } = parseArgs({
  options: { seeds: { type: 'string', default: '2000' }, from: { type: 'string', default: '0' } },
});
const from = Number(values.from);
const to = from + Number(values.seeds);
const total: Record<string, number> = {};
const started = performance.now();
let broken = 0;
for (let seed = from; seed < to; seed++) {
  try {
    add(await simulate(seed));
  } catch (error) {
    broken += 1;
    console.error(`seed ${seed}:`, error);
    if (broken >= 10) break;
  }
}
console.log(
  `seeds ${to - from}, broken ${broken}, seconds ${((performance.now() - started) / 1000).toFixed(1)}`,
);
for (const [name, count] of Object.entries(total)) console.log(`${name} ${count}`);
process.exitCode = broken > 0 ? 1 : 0;

function add({ faults, ...counts }: RunCounts): void {
  for (const [name, count] of Object.entries({ ...counts, ...faults }))
    total[name] = (total[name] ?? 0) + count;
}
