import assert from 'node:assert/strict';
import { after, before, describe, test } from 'node:test';
import {
  CreateQueueCommand,
  DeleteMessageBatchCommand,
  DeleteMessageCommand,
  GetQueueAttributesCommand,
  type Message,
  ReceiveMessageCommand,
  SendMessageBatchCommand,
  SendMessageCommand,
  SQSClient,
} from '@aws-sdk/client-sqs';
import type { Listening } from '../../../local/listen.ts';
import { startSqs } from '../../../local/queues/start-sqs.ts';

let server: Listening;
let sqs: SQSClient;

describe('what the system relies on in SQS', () => {
  before(async () => {
    server = await startSqs();
    const credentials = { accessKeyId: 'a', secretAccessKey: 'b' };
    sqs = new SQSClient({ endpoint: server.url, region: 'us-east-1', credentials, maxAttempts: 1 });
  });
  after(async () => {
    sqs.destroy();
    await server.close();
  });

  test('a queue has an address that needs no resolving', async () => {
    const QueueUrl = await queue('address');
    assert.match(QueueUrl, /^http:\/\/127\.0\.0\.1:\d+\/000000000000\/address$/);
    await sqs.send(new SendMessageCommand({ QueueUrl, MessageBody: 'x' }));
    assert.equal(await arnOf(QueueUrl), 'arn:aws:sqs:us-east-1:000000000000:address');
  });

  test('a message comes with its count and its time, and goes when it is deleted', async () => {
    const QueueUrl = await queue('plain');
    await sqs.send(new SendMessageCommand({ QueueUrl, MessageBody: '年报' }));
    const [message] = await receive(QueueUrl);
    assert.deepEqual([message?.Body, message?.Attributes?.['ApproximateReceiveCount']], ['年报', '1']);
    assert.match(message?.Attributes?.['SentTimestamp'] ?? '', /^\d{13}$/);
    await sqs.send(new DeleteMessageCommand({ QueueUrl, ReceiptHandle: message?.ReceiptHandle }));
    assert.equal((await receive(QueueUrl, 1)).length, 0);
  });

  test('a received message is invisible until its visibility is over, then it comes again', async () => {
    const QueueUrl = await queue('visibility', { VisibilityTimeout: '1' });
    await sqs.send(new SendMessageCommand({ QueueUrl, MessageBody: 'x' }));
    const [first] = await receive(QueueUrl);
    assert.equal((await receive(QueueUrl, 0)).length, 0);
    const [second] = await receive(QueueUrl, 3);
    assert.deepEqual(
      [second?.MessageId, second?.Attributes?.['ApproximateReceiveCount']],
      [first?.MessageId, '2'],
    );
  });

  test('after its last delivery a message lies in the dead-letter queue, unchanged', async () => {
    const DeadUrl = await queue('dead');
    const deadLetterTargetArn = await arnOf(DeadUrl);
    const RedrivePolicy = JSON.stringify({ deadLetterTargetArn, maxReceiveCount: 2 });
    const QueueUrl = await queue('redriving', { VisibilityTimeout: '0', RedrivePolicy });
    await sqs.send(new SendMessageCommand({ QueueUrl, MessageBody: 'poison' }));
    const deliveries = [
      (await receive(QueueUrl)).length,
      (await receive(QueueUrl)).length,
      (await receive(QueueUrl, 0)).length,
    ];
    assert.deepEqual(deliveries, [1, 1, 0]);
    assert.equal((await receive(DeadUrl))[0]?.Body, 'poison');
  });

  test('a delayed message comes late', async () => {
    const QueueUrl = await queue('delayed');
    await sqs.send(new SendMessageCommand({ QueueUrl, MessageBody: 'x', DelaySeconds: 1 }));
    assert.equal((await receive(QueueUrl, 0)).length, 0);
    assert.equal((await receive(QueueUrl, 3)).length, 1);
  });

  test('ten at once, in and out', async () => {
    const QueueUrl = await queue('batch');
    const bodies = Array.from({ length: 10 }, (_, index) => `message ${index}`);
    const Entries = bodies.map((MessageBody, index) => ({ Id: String(index), MessageBody }));
    await sqs.send(new SendMessageBatchCommand({ QueueUrl, Entries }));
    const messages = await receive(QueueUrl);
    assert.deepEqual(new Set(messages.map(({ Body }) => Body)), new Set(bodies));
    const deletions = messages.map(({ ReceiptHandle }, index) => ({ Id: String(index), ReceiptHandle }));
    const { Successful } = await sqs.send(new DeleteMessageBatchCommand({ QueueUrl, Entries: deletions }));
    assert.equal(Successful?.length, 10);
  });

  test('who waits is woken by a message', async () => {
    const QueueUrl = await queue('waiting');
    const waiting = receive(QueueUrl, 20);
    await sqs.send(new SendMessageCommand({ QueueUrl, MessageBody: 'x' }));
    assert.equal((await waiting).length, 1);
  });
});

async function queue(QueueName: string, Attributes: Record<string, string> = {}): Promise<string> {
  await sqs.send(new CreateQueueCommand({ QueueName, Attributes }));
  return `${server.url}/000000000000/${QueueName}`;
}

async function arnOf(QueueUrl: string): Promise<string | undefined> {
  const { Attributes } = await sqs.send(
    new GetQueueAttributesCommand({ QueueUrl, AttributeNames: ['QueueArn'] }),
  );
  return Attributes?.QueueArn;
}

async function receive(QueueUrl: string, WaitTimeSeconds = 1): Promise<readonly Message[]> {
  const { Messages = [] } = await sqs.send(
    new ReceiveMessageCommand({
      QueueUrl,
      WaitTimeSeconds,
      MaxNumberOfMessages: 10,
      MessageSystemAttributeNames: ['All'],
    }),
  );
  return Messages;
}
