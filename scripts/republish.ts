// Publishes all feeds anew, after a change of licence or of a format: npm run republish [-- --data-dir DIR | --outputs FILE]
import { parseArgs } from 'node:util';
import { useWorkQueues } from './work-queues.ts';

const { values } = parseArgs({
  options: { 'data-dir': { type: 'string', default: '.gongkai' }, outputs: { type: 'string' } },
});
useWorkQueues({ dataDir: values['data-dir'], outputs: values.outputs });

// Loaded behind the environment that they read.
const [{ aws }, { republishAll }] = await Promise.all([
  import('../functions/adapters/aws.ts'),
  import('../functions/flows/republish-all.ts'),
]);
const units = await republishAll({ state: aws.state(), publishQueue: aws.publishQueue() });
console.log(`${units} units of the feeds are published anew`);
