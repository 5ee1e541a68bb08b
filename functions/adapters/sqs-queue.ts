import {
  ChangeMessageVisibilityBatchCommand,
  ChangeMessageVisibilityCommand,
  GetQueueAttributesCommand,
  SendMessageBatchCommand,
  type SQSClient,
} from '@aws-sdk/client-sqs';
import { inParallel } from '../flows/in-parallel.ts';
import type { MessageQueue } from '../ports.ts';
import { type Pace, pauseAfter, REAL_PACE, retryThrottled } from './retry-throttled.ts';

/** Messages that SQS takes in one batch. */
const A_BATCH = 10;
const BATCHES_AT_ONCE = 8;
const MOST_TRIES = 8;

/** All messages that a queue has, wherever they are. */
const DEPTHS = [
  'ApproximateNumberOfMessages',
  'ApproximateNumberOfMessagesNotVisible',
  'ApproximateNumberOfMessagesDelayed',
] as const;

/** Which queue, and by what client. */
export interface SqsQueueName {
  readonly client: SQSClient;
  readonly url: string;
}

/** A queue of ours on SQS; `encode` makes a message's body. */
export class SqsQueue<Message> implements MessageQueue<Message> {
  readonly #client: SQSClient;
  readonly #url: string;
  readonly #encode: (message: Message) => string;
  readonly #pace: Pace;

  constructor(queue: SqsQueueName, encode: (message: Message) => string, pace: Pace = REAL_PACE) {
    this.#client = queue.client;
    this.#url = queue.url;
    this.#encode = encode;
    this.#pace = pace;
  }

  async send(messages: readonly Message[], delaySeconds = 0): Promise<void> {
    const batches = batchesOf(messages.map(this.#encode));
    await inParallel(batches, BATCHES_AT_ONCE, (batch) => this.#sendBatch(batch, delaySeconds));
  }

  /** Lets received messages be seen again after so many seconds, unless they are deleted before. */
  async hold(receiptHandles: readonly string[], seconds: number): Promise<void> {
    await inParallel(batchesOf(receiptHandles), BATCHES_AT_ONCE, (batch) => this.#holdBatch(batch, seconds));
  }

  /** Lets a received message be seen again after so many seconds, unless it is deleted before. */
  async showAgainAfter(receiptHandle: string, seconds: number): Promise<void> {
    const input = { QueueUrl: this.#url, ReceiptHandle: receiptHandle, VisibilityTimeout: seconds };
    await retryThrottled(() => this.#client.send(new ChangeMessageVisibilityCommand(input)));
  }

  /** Whether nothing waits in it, is worked on or is put off; roughly, as SQS itself knows it only roughly. */
  async isIdle(): Promise<boolean> {
    const input = { QueueUrl: this.#url, AttributeNames: [...DEPTHS] };
    const command = new GetQueueAttributesCommand(input);
    const { Attributes = {} } = await retryThrottled(() => this.#client.send(command), this.#pace);
    return DEPTHS.every((name) => Number(Attributes[name] ?? 0) === 0);
  }

  async #holdBatch(receiptHandles: readonly string[], seconds: number): Promise<void> {
    const Entries = receiptHandles.map((ReceiptHandle, place) => ({
      Id: String(place),
      ReceiptHandle,
      VisibilityTimeout: seconds,
    }));
    const command = new ChangeMessageVisibilityBatchCommand({ QueueUrl: this.#url, Entries });
    const { Failed = [] } = await retryThrottled(() => this.#client.send(command), this.#pace);
    if (Failed[0] !== undefined) throw new Error(`a message could not be held: ${Failed[0].Code}`);
  }

  /** Sends what the queue did not take again; one that it will never take is our fault. */
  async #sendBatch(bodies: readonly string[], delaySeconds: number): Promise<void> {
    let left = bodies;
    for (let tried = 1; left.length > 0; tried++) {
      if (tried > 1) await this.#pace.pause(pauseAfter(tried - 1, this.#pace.draw()));
      const Entries = left.map((MessageBody, place) => ({
        Id: String(place),
        MessageBody,
        DelaySeconds: delaySeconds,
      }));
      const command = new SendMessageBatchCommand({ QueueUrl: this.#url, Entries });
      const { Failed = [] } = await retryThrottled(() => this.#client.send(command), this.#pace);
      const refused = Failed.find(({ SenderFault }) => SenderFault === true);
      if (refused !== undefined || (Failed.length > 0 && tried === MOST_TRIES)) {
        throw new Error(`the queue did not take a message: ${(refused ?? Failed[0])?.Code}`);
      }
      left = left.filter((_, place) => Failed.some(({ Id }) => Id === String(place)));
    }
  }
}

function batchesOf<Entry>(entries: readonly Entry[]): readonly (readonly Entry[])[] {
  return Array.from({ length: Math.ceil(entries.length / A_BATCH) }, (_, batch) =>
    entries.slice(batch * A_BATCH, (batch + 1) * A_BATCH),
  );
}
