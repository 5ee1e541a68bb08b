// Cuts a release on a local stack that runs: npm run release [-- --data-dir DIR]. Deployed, its function is invoked.
import { parseArgs } from 'node:util';
import { useLocalStack } from './local-stack.ts';

const { values } = parseArgs({ options: { 'data-dir': { type: 'string', default: '.gongkai' } } });
const { http } = useLocalStack(values['data-dir']);

// Loaded behind the environment that it reads.
const { releaseNow } = await import('./release-now.ts');
const { release, isNew } = await releaseNow();
const address = `${http}/feeds/v1/releases/${release}/manifest.json`;
if (release === undefined) console.log('Nothing was published yet, so there is nothing to release.');
else console.log(`${isNew ? 'Release' : 'Nothing changed since release'} ${release}: ${address}`);
