import assert from 'node:assert/strict';
import { after, before, describe, test } from 'node:test';
import {
  CreateQueueCommand,
  ReceiveMessageCommand,
  SendMessageCommand,
  SQSClient,
} from '@aws-sdk/client-sqs';
import type { Listening } from '../../local/listen.ts';
import { startSqs } from '../../local/queues/start-sqs.ts';
import { moveMessages } from '../../scripts/redrive/move-messages.ts';

describe('moving messages from one queue to another', () => {
  let server: Listening;
  let sqs: SQSClient;
  before(async () => {
    server = await startSqs();
    sqs = new SQSClient({
      endpoint: server.url,
      region: 'us-east-1',
      credentials: { accessKeyId: 'test', secretAccessKey: 'test' },
      useQueueUrlAsEndpoint: false,
    });
  });
  after(async () => {
    sqs.destroy();
    await server.close();
  });

  test('all that can be read goes, the rest stays and is told', async () => {
    const [from, to] = [await queue('dead'), await queue('work')];
    const bodies = Array.from({ length: 23 }, (_, number) => `{"n":${number}}`);
    for (const MessageBody of [...bodies, 'not JSON'])
      await sqs.send(new SendMessageCommand({ QueueUrl: from, MessageBody }));
    const isReadable = (body: string) => body.startsWith('{');
    assert.deepEqual(await moveMessages(sqs, { from, to, isReadable }), { moved: 23, left: ['not JSON'] });
    assert.deepEqual((await bodiesIn(to)).toSorted(), bodies.toSorted());
  });

  test('an empty queue is an end too', async () => {
    const [from, to] = [await queue('empty'), await queue('other')];
    assert.deepEqual(await moveMessages(sqs, { from, to, isReadable: () => true }), { moved: 0, left: [] });
  });

  async function queue(QueueName: string): Promise<string> {
    return (await sqs.send(new CreateQueueCommand({ QueueName }))).QueueUrl ?? '';
  }

  async function bodiesIn(QueueUrl: string): Promise<readonly string[]> {
    const found: string[] = [];
    for (;;) {
      const command = new ReceiveMessageCommand({ QueueUrl, MaxNumberOfMessages: 10, WaitTimeSeconds: 0 });
      const { Messages = [] } = await sqs.send(command);
      if (Messages.length === 0) return found;
      found.push(...Messages.map(({ Body = '' }) => Body));
    }
  }
});
