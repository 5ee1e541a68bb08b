import assert from 'node:assert/strict';
import { test } from 'node:test';
import {
  ChangeMessageVisibilityCommand,
  SendMessageBatchCommand,
  type BatchResultErrorEntry,
  type SQSClient,
} from '@aws-sdk/client-sqs';
import { SqsQueue } from '../../../functions/adapters/sqs-queue.ts';

const URL = 'http://queue';
const AT_ONCE = { pause: async () => undefined, draw: () => 0 };

/** A queue that answers batch after batch with these failures. */
function queue(answers: readonly (readonly BatchResultErrorEntry[])[] = []) {
  const left = [...answers];
  const sent: unknown[] = [];
  const bodies: string[] = [];
  const send = async (command: unknown) => {
    sent.push(command);
    if (!(command instanceof SendMessageBatchCommand)) return {};
    const Failed = left.shift() ?? [];
    for (const { Id, MessageBody = '' } of command.input.Entries ?? []) {
      if (!Failed.some((failed) => failed.Id === Id)) bodies.push(MessageBody);
    }
    return { Failed };
  };
  // Of the client, a queue uses nothing else.
  const client = { send } as unknown as SQSClient;
  return { sent, bodies, queue: new SqsQueue<number>({ client, url: URL }, String, AT_ONCE) };
}

test('messages go in tens, each once', async () => {
  const { queue: own, sent, bodies } = queue();
  await own.send(Array.from({ length: 23 }, (_, number) => number));
  assert.equal(sent.length, 3);
  assert.deepEqual(
    bodies.map(Number).toSorted((a, b) => a - b),
    Array.from({ length: 23 }, (_, number) => number),
  );
});

test('nothing is sent for nothing', async () => {
  const { queue: own, sent } = queue();
  await own.send([]);
  assert.equal(sent.length, 0);
});

test('a delay is that of every message', async () => {
  const { queue: own, sent } = queue();
  await own.send([1, 2], 10);
  const [command] = sent;
  assert.ok(command instanceof SendMessageBatchCommand);
  assert.deepEqual(
    command.input.Entries?.map(({ DelaySeconds }) => DelaySeconds),
    [10, 10],
  );
});

test('what the queue does not take is sent again, and nothing else', async () => {
  const failed = (Id: string) => ({ Id, Code: 'InternalError', SenderFault: false });
  const { queue: own, bodies } = queue([[failed('1'), failed('2')], [failed('0')]]);
  await own.send([10, 11, 12, 13]);
  assert.deepEqual(bodies, ['10', '13', '12', '11']);
});

test('what the queue will never take is our fault', async () => {
  const { queue: own } = queue([[{ Id: '0', Code: 'InvalidMessageContents', SenderFault: true }]]);
  await assert.rejects(own.send([1]), /InvalidMessageContents/);
});

test('a failed message is seen again after so many seconds', async () => {
  const { queue: own, sent } = queue();
  await own.showAgainAfter('handle', 15);
  const [command] = sent;
  assert.ok(command instanceof ChangeMessageVisibilityCommand);
  assert.deepEqual(command.input, { QueueUrl: URL, ReceiptHandle: 'handle', VisibilityTimeout: 15 });
});
