import { parseArgs } from 'node:util';
import { FAULT_KINDS } from './scheduler.ts';
import { simulateStrike } from './simulation.ts';

// Lets one thing go wrong at a time: every kind of fault at every request of a few runs, one run each. A stride of
// seven takes every seventh request.
//   node scripts/launch.mjs tests/model/strike-each.ts --seeds 3 [--from 0] [--stride 7]
const { values } = parseArgs({
  options: {
    seeds: { type: 'string', default: '3' },
    from: { type: 'string', default: '0' },
    stride: { type: 'string', default: '1' },
  },
});
const from = Number(values.from);
const stride = Number(values.stride);
let runs = 0;
for (let seed = from; seed < from + Number(values.seeds); seed++) {
  for (const fault of FAULT_KINDS) {
    for (let request = 1; ; request += stride) {
      const { faults } = await simulateStrike(seed, { request, fault }).catch((cause: unknown) => {
        throw new Error(`seed ${seed}, ${fault} at request ${request}`, { cause });
      });
      if (faults[fault] === 0) break;
      runs += 1;
    }
  }
}
console.log(`${runs} runs with one fault each, none broken`);
