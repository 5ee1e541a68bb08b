// Makes the feeds again, from the table or from the uploads, on a local stack that runs or on a deployed one:
//   npm run rebuild -- --from table|uploads [--data-dir DIR | --deployed]
import { parseArgs } from 'node:util';
import { useLocalStack } from './local-stack.ts';

const { values } = parseArgs({
  options: {
    from: { type: 'string', default: '' },
    'data-dir': { type: 'string', default: '.gongkai' },
    /** Buckets and table are named by the environment, as the functions' own are. */
    deployed: { type: 'boolean', default: false },
  },
});
if (!['table', 'uploads'].includes(values.from)) {
  console.error('npm run rebuild -- --from table|uploads [--data-dir DIR | --deployed]');
  process.exit(2);
}
if (!values.deployed) useLocalStack(values['data-dir']);

// Loaded behind the environment that it reads.
const { rebuildFromTable, rebuildFromUploads } = await import('./rebuild-now.ts');
const isSame = await (values.from === 'table' ? rebuildFromTable() : rebuildFromUploads());
process.exitCode = isSame ? 0 : 1;
