// Takes personal data out of a text of a report, on a local stack that runs or on a deployed one:
//   npm run takedown -- --report ID --field FIELD --by NAME [--reason TEXT] [--delete-uploads]
//                       [--data-dir DIR | --deployed --distribution ID]
import { parseArgs } from 'node:util';
import { purgeDistribution, recordPurge } from './purge-copies.ts';
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
    'delete-uploads': { type: 'boolean', default: false },
  },
});
const { report, field, by, reason, distribution } = values;
if (report === '' || field === '' || by === '') {
  console.error(
    'npm run takedown -- --report ID --field section_1|section_5|section_6|correction_reason|explain:RULE|raw:ITEM|extra:N --by NAME [--delete-uploads]',
  );
  process.exit(2);
}
if (values.deployed && distribution === undefined) {
  console.error('--deployed needs --distribution ID: the copies of the CDN have to be forgotten too');
  process.exit(2);
}
if (!values.deployed) useLocalStack(values['data-dir']);

// Loaded behind the environment that it reads.
const { takeDown } = await import('./takedown-now.ts');
const dataDir = values['data-dir'];
await takeDown({
  report,
  field,
  by,
  reason,
  uploads: values['delete-uploads'] ? 'remove' : 'keep',
  purge: distribution === undefined ? recordPurge(dataDir) : purgeDistribution(distribution),
});
