import { parseArgs } from 'node:util';
import { RELEASE_SABOTAGES } from './release-sabotages.ts';
import { SABOTAGES } from './sabotages.ts';
import { simulate, type Sabotages } from './simulation.ts';

// Prints the planted mistakes that break an invariant:  node scripts/launch.mjs tests/model/catch-mistakes.ts --seeds 400
const { values } = parseArgs({ options: { seeds: { type: 'string', default: '400' } } });

const MISTAKES: readonly (readonly [string, Sabotages])[] = [
  ...Object.entries(SABOTAGES).map(([name, ports]) => [name, { ports }] as const),
  ...Object.entries(RELEASE_SABOTAGES).map(([name, releases]) => [name, { releases }] as const),
];

for (const [mistake, sabotage] of MISTAKES) {
  for (let seed = 0; seed < Number(values.seeds); seed++) {
    const broken = await simulate(seed, sabotage).catch((error: unknown) => error);
    if (!(broken instanceof Error)) continue;
    console.log(mistake);
    console.error(`${mistake}: seed ${seed}, ${broken.message}`);
    break;
  }
}
