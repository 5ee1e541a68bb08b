// Sends all dead letters again: npm run redrive [-- --data-dir DIR | --outputs FILE]
// For a deployment FILE is what `cdk deploy --outputs-file FILE` wrote, under the credentials of the AWS chain.
import { parseArgs } from 'node:util';
import { SQSClient } from '@aws-sdk/client-sqs';
import { parseUnitMessage } from '../functions/events/parse-unit-message.ts';
import { parseUploadEvent } from '../functions/events/parse-upload-event.ts';
import { moveMessages } from './redrive/move-messages.ts';
import { useWorkQueues } from './work-queues.ts';

const { values } = parseArgs({
  options: { 'data-dir': { type: 'string', default: '.gongkai' }, outputs: { type: 'string' } },
});
const queues = useWorkQueues({ dataDir: values['data-dir'], outputs: values.outputs });
const sqs = new SQSClient({ useQueueUrlAsEndpoint: false });

for (const [name, { queue, deadLetters }, read] of [
  ['uploads', queues.upload, parseUploadEvent],
  ['units of the feeds', queues.publish, parseUnitMessage],
] as const) {
  const { moved, left } = await moveMessages(sqs, {
    from: deadLetters,
    to: queue,
    isReadable: canBeRead(read),
  });
  console.log(
    `${name}: ${moved} sent again${left.length === 0 ? '' : `, ${left.length} that nobody can read stay`}`,
  );
  for (const body of left) console.log(`  ${body.slice(0, 200)}`);
}

function canBeRead(read: (body: string) => unknown): (body: string) => boolean {
  return (body) => {
    try {
      read(body);
      return true;
    } catch {
      return false;
    }
  };
}
