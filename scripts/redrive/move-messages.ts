import {
  DeleteMessageBatchCommand,
  type Message,
  ReceiveMessageCommand,
  SendMessageBatchCommand,
  type SQSClient,
} from '@aws-sdk/client-sqs';

/** From where to where messages go, and which of them. */
export interface Move {
  readonly from: string;
  readonly to: string;
  /** What nobody can read would only come back: it stays, for a person to look at. */
  readonly isReadable: (body: string) => boolean;
}

/** What became of the messages of a queue. */
export interface Moved {
  readonly moved: number;
  /** Bodies that stay. */
  readonly left: readonly string[];
}

const A_BATCH = 10;
/** So long a message that stays is not seen again: longer than a round of the whole queue takes. */
const HIDDEN_SECONDS = 300;

/**
 * Moves messages into another queue: each is sent before it is deleted, so that one may come twice and none gets lost.
 * Ends when the queue shows nothing more.
 */
export async function moveMessages(sqs: SQSClient, { from, to, isReadable }: Move): Promise<Moved> {
  const left: string[] = [];
  for (let moved = 0; ; ) {
    const batch = await receive(sqs, from);
    if (batch.length === 0) return { moved, left };
    const readable = batch.filter(({ Body = '' }) => isReadable(Body));
    left.push(...batch.filter((message) => !readable.includes(message)).map(({ Body = '' }) => Body));
    if (readable.length === 0) continue;
    await send(sqs, to, readable);
    await remove(sqs, from, readable);
    moved += readable.length;
  }
}

async function receive(sqs: SQSClient, QueueUrl: string): Promise<readonly Message[]> {
  const command = new ReceiveMessageCommand({
    QueueUrl,
    MaxNumberOfMessages: A_BATCH,
    VisibilityTimeout: HIDDEN_SECONDS,
    WaitTimeSeconds: 1,
  });
  return (await sqs.send(command)).Messages ?? [];
}

async function send(sqs: SQSClient, QueueUrl: string, messages: readonly Message[]): Promise<void> {
  const Entries = messages.map(({ Body = '' }, place) => ({ Id: String(place), MessageBody: Body }));
  const { Failed = [] } = await sqs.send(new SendMessageBatchCommand({ QueueUrl, Entries }));
  if (Failed[0]) throw new Error(`the queue did not take a message back: ${Failed[0].Code}`);
}

async function remove(sqs: SQSClient, QueueUrl: string, messages: readonly Message[]): Promise<void> {
  const Entries = messages.map(({ ReceiptHandle }, place) => ({ Id: String(place), ReceiptHandle }));
  await sqs.send(new DeleteMessageBatchCommand({ QueueUrl, Entries }));
}
