// Takes personal data out of a text of a report, on a local stack that runs or on a deployed one:
//   npm run takedown -- --report ID --field section_1 --by NAME [--reason TEXT]
//                       [--data-dir DIR | --deployed --distribution ID]
import { parseArgs } from 'node:util';
import { useLocalStack } from './local-stack.ts';

const { values } = parseArgs({
  options: {
    report: { type: 'string', default: '' },
    field: { type: 'string', default: '' },
    by: { type: 'string', default: '' },
    reason: { type: 'string' },
    'data-dir': { type: 'string', default: '.gongkai' },
    /** Buckets, table and licence are named by the environment, as the functions' own are. */
    deployed: { type: 'boolean', default: false },
    distribution: { type: 'string' },
  },
});
const { report, field, by, reason, distribution } = values;
if (report === '' || field === '' || by === '') {
  console.error(
    'npm run takedown -- --report ID --field section_1|section_5|section_6|correction_reason|explain:RULE --by NAME',
  );
  process.exit(2);
}
if (!values.deployed) useLocalStack(values['data-dir']);

// Loaded behind the environment that it reads.
const { takeDown } = await import('./takedown-now.ts');
await takeDown({ report, field, by, reason, distribution });
