import assert from 'node:assert/strict';
import { after, before, describe, type TestContext, test } from 'node:test';
import { setTimeout as sleep } from 'node:timers/promises';
import {
  CreateQueueCommand,
  GetQueueAttributesCommand,
  ReceiveMessageCommand,
  SendMessageCommand,
  SQSClient,
} from '@aws-sdk/client-sqs';
import type { InvocationResult, Invoker } from '../../../local/lambda/lambda-function.ts';
import type { Listening } from '../../../local/listen.ts';
import {
  type EventSourceMapping,
  startEventSourceMapping,
} from '../../../local/queues/event-source-mapping.ts';
import type { SqsEvent } from '../../../local/queues/sqs-event.ts';
import { startSqs } from '../../../local/queues/start-sqs.ts';

type Handler = (bodies: readonly string[], event: SqsEvent) => Promise<InvocationResult> | InvocationResult;

const DONE: InvocationResult = { ok: true, payload: 'null' };
const FAILED: InvocationResult = { ok: false, error: { errorType: 'Error', errorMessage: 'planted' } };
let server: Listening;
let sqs: SQSClient;
let queues = 0;

describe('a queue that calls a function', () => {
  before(async () => {
    server = await startSqs();
    sqs = new SQSClient({
      endpoint: server.url,
      region: 'us-east-1',
      credentials: { accessKeyId: 'a', secretAccessKey: 'b' },
    });
  });
  after(async () => {
    sqs.destroy();
    await server.close();
  });

  test('shows messages as Lambda does, and deletes what succeeded', async (context) => {
    const events: SqsEvent[] = [];
    const { queueUrl, queueArn } = await mapped(context, {}, (_, event) => {
      events.push(event);
      return DONE;
    });
    await send(queueUrl, 'hello');
    await until(() => events.length === 1);
    const [record] = events[0]?.Records ?? [];
    assert.deepEqual(
      [
        record?.body,
        record?.eventSource,
        record?.eventSourceARN,
        record?.awsRegion,
        record?.attributes['ApproximateReceiveCount'],
      ],
      ['hello', 'aws:sqs', queueArn, 'us-east-1', '1'],
    );
    await until(async () => (await left(queueUrl)) === 0);
  });

  test('delivers what failed again, alone, and sets it aside after the last time', async (context) => {
    const deliveries: string[] = [];
    const { queueUrl, deadUrl } = await mapped(context, { reportsFailures: true }, (bodies, { Records }) => {
      deliveries.push(...bodies);
      const failed = Records.filter(({ body }) => body === 'poison').map(({ messageId }) => ({
        itemIdentifier: messageId,
      }));
      return { ok: true, payload: JSON.stringify({ batchItemFailures: failed }) };
    });
    for (const body of ['good', 'poison', 'fine']) await send(queueUrl, body);
    const dead = await sqs.send(new ReceiveMessageCommand({ QueueUrl: deadUrl, WaitTimeSeconds: 10 }));
    assert.equal(dead.Messages?.[0]?.Body, 'poison');
    assert.deepEqual(deliveries.toSorted(), ['fine', 'good', 'poison', 'poison']);
  });

  test('delivers a whole batch again when the function fails', async (context) => {
    let calls = 0;
    const { queueUrl } = await mapped(context, {}, () => (++calls === 1 ? FAILED : DONE));
    await send(queueUrl, 'x');
    await until(() => calls === 2);
    await until(async () => (await left(queueUrl)) === 0);
  });

  test('works on as many batches at once as it may, and no more', async (context) => {
    let working = 0;
    let most = 0;
    let done = 0;
    const { queueUrl } = await mapped(context, { batchSize: 1, concurrency: 3 }, async () => {
      most = Math.max(most, ++working);
      await sleep(30);
      working -= 1;
      done += 1;
      return DONE;
    });
    await Promise.all(Array.from({ length: 12 }, (_, index) => send(queueUrl, String(index))));
    await until(() => done === 12);
    assert.equal(most, 3);
  });

  test('gathers messages for as long as its window', async (context) => {
    const batches: number[] = [];
    const { queueUrl } = await mapped(context, { batchSize: 4, batchingWindowSeconds: 5 }, (bodies) => {
      batches.push(bodies.length);
      return DONE;
    });
    for (let index = 0; index < 4; index++) await send(queueUrl, String(index));
    await until(() => batches.length > 0);
    assert.deepEqual(batches, [4]);
  });

  test('looks into its window now and then, not once a message', async (context) => {
    const batches: number[] = [];
    let asked = 0;
    const counting = Object.create(sqs) as SQSClient; // the same client, with one method of its own
    counting.send = (async (command: ReceiveMessageCommand, options?: object) => {
      if (command instanceof ReceiveMessageCommand) asked += 1;
      return sqs.send(command, options);
    }) as SQSClient['send']; // of its forms, the one that is used here
    const properties = { batchSize: 12, batchingWindowSeconds: 5 };
    const { queueUrl } = await mapped(
      context,
      properties,
      (bodies) => {
        batches.push(bodies.length);
        return DONE;
      },
      counting,
    );
    for (let index = 0; index < 12; index++) {
      await send(queueUrl, String(index));
      await sleep(50);
    }
    await until(() => batches.length > 0);
    assert.deepEqual(batches, [12]);
    assert.ok(asked <= 8, `${asked} requests`);
  });

  test('is quiet once it is stopped', async (context) => {
    let calls = 0;
    const { queueUrl, stop } = await mapped(context, {}, () => {
      calls += 1;
      return DONE;
    });
    stop();
    await send(queueUrl, 'x');
    const { Messages } = await sqs.send(
      new ReceiveMessageCommand({ QueueUrl: queueUrl, WaitTimeSeconds: 1 }),
    );
    assert.deepEqual([Messages?.length, calls], [1, 0]);
  });
});

/** A mapping on a queue of its own: visible again at once, set aside after two deliveries. */
async function mapped(
  context: TestContext,
  properties: Partial<EventSourceMapping>,
  handler: Handler,
  client = sqs,
) {
  const name = `queue-${++queues}`;
  const deadUrl = await create(`${name}-dead`, {});
  const RedrivePolicy = JSON.stringify({ deadLetterTargetArn: await arnOf(deadUrl), maxReceiveCount: 2 });
  const queueUrl = await create(name, { VisibilityTimeout: '1', RedrivePolicy });
  const queueArn = await arnOf(queueUrl);
  const mapping = {
    queueUrl,
    queueArn,
    batchSize: 10,
    batchingWindowSeconds: 0,
    concurrency: 2,
    reportsFailures: false,
  };
  const { stop } = startEventSourceMapping({ ...mapping, ...properties }, invoker(handler), client);
  context.after(stop);
  return { queueUrl, queueArn, deadUrl, stop };
}

function invoker(handler: Handler): Invoker {
  return {
    lambda: { name: 'tested', region: 'us-east-1' },
    invoke: async (event) => {
      // The mapping under test makes the event.
      const sqsEvent = event as SqsEvent;
      return handler(
        sqsEvent.Records.map(({ body }) => body),
        sqsEvent,
      );
    },
  };
}

async function create(QueueName: string, Attributes: Record<string, string>): Promise<string> {
  await sqs.send(new CreateQueueCommand({ QueueName, Attributes }));
  return `${server.url}/000000000000/${QueueName}`;
}

async function arnOf(QueueUrl: string): Promise<string> {
  const { Attributes } = await sqs.send(
    new GetQueueAttributesCommand({ QueueUrl, AttributeNames: ['QueueArn'] }),
  );
  return Attributes?.QueueArn ?? '';
}

async function send(QueueUrl: string, MessageBody: string): Promise<void> {
  await sqs.send(new SendMessageCommand({ QueueUrl, MessageBody }));
}

/** Messages that are there, visible or not. */
async function left(QueueUrl: string): Promise<number> {
  const { Attributes } = await sqs.send(new GetQueueAttributesCommand({ QueueUrl, AttributeNames: ['All'] }));
  return (
    Number(Attributes?.ApproximateNumberOfMessages) +
    Number(Attributes?.ApproximateNumberOfMessagesNotVisible)
  );
}

async function until(holds: () => boolean | Promise<boolean>): Promise<void> {
  while (!(await holds())) await sleep(10);
}
