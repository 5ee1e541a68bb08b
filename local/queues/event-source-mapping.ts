import { setTimeout as sleep } from 'node:timers/promises';
import {
  DeleteMessageBatchCommand,
  type Message,
  ReceiveMessageCommand,
  type SQSClient,
} from '@aws-sdk/client-sqs';
import type { Invoker } from '../lambda/lambda-function.ts';
import { gather } from './gather.ts';
import { handledMessages } from './handled-messages.ts';
import { sqsEvent } from './sqs-event.ts';

/** A queue that calls a function. */
export interface EventSourceMapping {
  readonly queueUrl: string;
  readonly queueArn: string;
  readonly batchSize: number;
  readonly batchingWindowSeconds: number;
  /** Batches that are worked on at the same time. */
  readonly concurrency: number;
  readonly reportsFailures: boolean;
}

const MOST_PER_RECEIVE = 10;
const LONGEST_POLL_SECONDS = 20;
const PAUSE_AFTER_FAILURE_MS = 1000;

/** How often a window is looked into. */
const ASK_EVERY_MS = 250;

/** How long messages that are done wait for others to be deleted with; far less than any visibility. */
const DELETE_WITHIN_MS = 200;

/** Carries messages from the queue to the function until it is stopped; what fails comes back by its own visibility. */
export function startEventSourceMapping(
  mapping: EventSourceMapping,
  pool: Invoker,
  sqs: SQSClient,
): { readonly stop: () => void } {
  const stopping = new AbortController();
  const { signal } = stopping;
  const remove = gather(DELETE_WITHIN_MS, (done: readonly Message[]) =>
    deleteAll(done, mapping, { sqs, signal }),
  );
  void poll(mapping, { pool, sqs, signal, remove });
  return { stop: () => stopping.abort() };
}

interface Polling {
  readonly pool: Invoker;
  readonly sqs: SQSClient;
  readonly signal: AbortSignal;
  /** Takes a message that is done out of the queue, a little later. */
  readonly remove: (message: Message) => void;
}

async function poll(mapping: EventSourceMapping, polling: Polling): Promise<void> {
  const working = new Set<Promise<void>>();
  while (!polling.signal.aborted) {
    const messages = await receiveSome(mapping, polling).catch((error: unknown) =>
      pause(mapping, polling, error),
    );
    for (let start = 0; start < messages.length; start += mapping.batchSize) {
      while (working.size >= mapping.concurrency) await Promise.race(working);
      if (polling.signal.aborted) return;
      const work = handleBatch(messages.slice(start, start + mapping.batchSize), mapping, polling)
        .catch((error: unknown) => report(mapping, polling, error))
        .finally(() => working.delete(work));
      working.add(work);
    }
    while (working.size >= mapping.concurrency) await Promise.race(working);
  }
}

/** What is there at once, which may make several batches; with a batching window one batch. */
async function receiveSome(mapping: EventSourceMapping, polling: Polling): Promise<readonly Message[]> {
  if (mapping.batchingWindowSeconds > 0) return receiveBatch(mapping, polling);
  return receive(mapping, polling, { most: MOST_PER_RECEIVE, seconds: LONGEST_POLL_SECONDS });
}

/** What comes until the batch is full or the window is over, which begins with the first message. */
async function receiveBatch(mapping: EventSourceMapping, polling: Polling): Promise<readonly Message[]> {
  const { batchSize, batchingWindowSeconds } = mapping;
  const batch = [...(await receive(mapping, polling, { most: batchSize, seconds: LONGEST_POLL_SECONDS }))];
  const end = Date.now() + batchingWindowSeconds * 1000;
  for (let last = batch.length; batch.length > 0 && batch.length < batchSize; ) {
    const left = end - Date.now();
    if (last < MOST_PER_RECEIVE && left <= 0) break;
    // Messages that come one by one are not worth a request each.
    if (last < MOST_PER_RECEIVE) await sleep(Math.min(left, ASK_EVERY_MS));
    const more = await receive(mapping, polling, { most: batchSize - batch.length, seconds: 0 });
    batch.push(...more);
    last = more.length;
  }
  return batch;
}

async function receive(
  { queueUrl }: EventSourceMapping,
  { sqs, signal }: Polling,
  { most, seconds }: { readonly most: number; readonly seconds: number },
): Promise<readonly Message[]> {
  const command = new ReceiveMessageCommand({
    QueueUrl: queueUrl,
    MaxNumberOfMessages: Math.min(most, MOST_PER_RECEIVE),
    WaitTimeSeconds: seconds,
    MessageAttributeNames: ['All'],
    MessageSystemAttributeNames: ['All'],
  });
  const { Messages = [] } = await sqs.send(command, { abortSignal: signal });
  return Messages;
}

async function handleBatch(
  batch: readonly Message[],
  mapping: EventSourceMapping,
  { pool, signal, remove }: Polling,
): Promise<void> {
  const result = await pool.invoke(sqsEvent(batch, mapping.queueArn));
  const ids = batch.map(({ MessageId = '' }) => MessageId);
  const handled = handledMessages(ids, result, mapping.reportsFailures);
  if (!result.ok && !signal.aborted)
    console.error(`${pool.lambda.name}: ${result.error.errorType}: ${result.error.errorMessage}`);
  for (const message of batch) if (handled.includes(message.MessageId ?? '')) remove(message);
}

/** What cannot be deleted comes again. */
async function deleteAll(
  messages: readonly Message[],
  mapping: EventSourceMapping,
  { sqs, signal }: Pick<Polling, 'sqs' | 'signal'>,
): Promise<void> {
  const Entries = messages.map(({ ReceiptHandle }, index) => ({ Id: String(index), ReceiptHandle }));
  try {
    await sqs.send(new DeleteMessageBatchCommand({ QueueUrl: mapping.queueUrl, Entries }));
  } catch (error) {
    report(mapping, { signal }, error);
  }
}

/** A queue that can't be asked is asked again, but not in a tight loop. */
async function pause(
  mapping: EventSourceMapping,
  polling: Polling,
  error: unknown,
): Promise<readonly Message[]> {
  report(mapping, polling, error);
  if (!polling.signal.aborted) await sleep(PAUSE_AFTER_FAILURE_MS);
  return [];
}

function report({ queueUrl }: EventSourceMapping, { signal }: Pick<Polling, 'signal'>, error: unknown): void {
  if (!signal.aborted) console.error(`${queueUrl}:`, error);
}
