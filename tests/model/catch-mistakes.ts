import { parseArgs } from 'node:util';
import { SABOTAGES } from './sabotages.ts';
import { simulate } from './simulation.ts';

// Prints the planted mistakes that break an invariant:  node scripts/launch.mjs tests/model/catch-mistakes.ts --seeds 400
const { values } = parseArgs({ options: { seeds: { type: 'string', default: '400' } } });

for (const [mistake, sabotage] of Object.entries(SABOTAGES)) {
  for (let seed = 0; seed < Number(values.seeds); seed++) {
    const broken = await simulate(seed, sabotage).catch((error: unknown) => error);
    if (!(broken instanceof Error)) continue;
    console.log(mistake);
    console.error(`${mistake}: seed ${seed}, ${broken.message}`);
    break;
  }
}
