import { hash } from 'node:crypto';
import { isDeepStrictEqual } from 'node:util';
import {
  type AttributeValue,
  BatchWriteItemCommand,
  ScanCommand,
  type WriteRequest,
} from '@aws-sdk/client-dynamodb';
import {
  DeleteObjectsCommand,
  GetObjectCommand,
  ListObjectVersionsCommand,
  PutBucketNotificationConfigurationCommand,
  PutObjectCommand,
} from '@aws-sdk/client-s3';
import {
  ChangeMessageVisibilityCommand,
  DeleteMessageCommand,
  GetQueueAttributesCommand,
  type Message,
  PurgeQueueCommand,
  ReceiveMessageCommand,
  SendMessageCommand,
} from '@aws-sdk/client-sqs';
import type { Context } from 'aws-lambda';
import { REAL_PACE } from '../../functions/adapters/retry-throttled.ts';
import { handledMessages } from '../../local/queues/handled-messages.ts';
import { sqsEvent } from '../../local/queues/sqs-event.ts';
import { type IdleStack, startIdleStack } from '../local/idle-stack.ts';
import { StruckProcess } from './struck-process.ts';
import { withClockAt } from './wrong-clock.ts';

/** One object version that was uploaded. */
export interface Uploaded {
  readonly key: string;
  readonly versionId: string;
}

type Item = Record<string, AttributeValue>;

/** What the table, the receipts and the feeds held at one moment. */
export interface WorldMemory {
  readonly items: readonly Item[];
  readonly objects: readonly (readonly [bucket: string, key: string, body: Uint8Array])[];
}

/** A queue and the function behind it. */
export type QueueName = 'upload' | 'publish';

type Handler = (event: unknown, context: Context) => Promise<unknown>;

type Handlers = Readonly<Record<'Intake' | 'Publish' | 'Sweep' | 'Release', Handler>>;

const FUNCTIONS = { upload: 'Intake', publish: 'Publish' } as const;
const VARIABLES = { upload: 'UPLOAD_QUEUE_URL', publish: 'PUBLISH_QUEUE_URL' } as const;
const BATCH = { upload: 1, publish: 10 } as const;

/** More deliveries than any history needs. */
const MOST_DELIVERIES = 500;

/**
 * The deployed handlers in this process, on the local S3, DynamoDB and SQS as the template declares them. There can be
 * one in a process: handlers read their environment once.
 */
export class RealWorld {
  readonly stack: IdleStack;
  readonly #handlers: Handlers;

  /** `environment`: what is set beside the template's own. */
  static async open(folder: string, environment: Readonly<Record<string, string>> = {}): Promise<RealWorld> {
    const stack = await startIdleStack(folder);
    await silence(stack);
    // A process that dies here leaves its spooled files, which go with the world.
    Object.assign(process.env, environmentOf(stack), { TMPDIR: folder }, environment);
    // The pauses are tested where they are made; here they would be all of the time.
    REAL_PACE.pause = () => new Promise((resolve) => setImmediate(resolve));
    const [intake, publish, sweep, release] = await Promise.all([
      import('../../functions/handlers/intake.ts'),
      import('../../functions/handlers/publish.ts'),
      import('../../functions/handlers/sweep.ts'),
      import('../../functions/handlers/release.ts'),
    ]);
    // Lambda calls them with an event and a context, and waits for what they promise.
    const handlers = {
      Intake: intake.handler,
      Publish: publish.handler,
      Sweep: sweep.handler,
      Release: release.handler,
    } as unknown as Handlers;
    return new RealWorld(stack, handlers);
  }

  private constructor(stack: IdleStack, handlers: Handlers) {
    this.stack = stack;
    this.#handlers = handlers;
  }

  async close(): Promise<void> {
    await this.stack.close();
  }

  bucket(name: 'Upload' | 'Feed' | 'Receipt'): string {
    return this.stack.output(`${name}Bucket`);
  }

  async upload(key: string, body: string | Uint8Array): Promise<Uploaded> {
    const { s3 } = this.stack.endpoints;
    const put = new PutObjectCommand({ Bucket: this.bucket('Upload'), Key: key, Body: body });
    const { VersionId = '' } = await s3.send(put);
    return { key, versionId: VersionId };
  }

  /** Nothing is left, uploads included. */
  async startAnew(): Promise<void> {
    await Promise.all([this.forgetAll(), this.emptyBucket(this.bucket('Upload'))]);
  }

  /** Everything but the uploads is gone, the queues are empty. */
  async forgetAll(): Promise<void> {
    await Promise.all([
      this.forgetTable(),
      this.emptyBucket(this.bucket('Feed')),
      this.emptyBucket(this.bucket('Receipt')),
      this.forgetMessages(),
    ]);
  }

  /** Everything but uploads and messages, to come back to. */
  async remember(): Promise<WorldMemory> {
    const objects: (readonly [bucket: string, key: string, body: Uint8Array])[] = [];
    for (const bucket of [this.bucket('Feed'), this.bucket('Receipt')]) {
      const { Versions = [] } = await this.stack.endpoints.s3.send(
        new ListObjectVersionsCommand({ Bucket: bucket }),
      );
      for (const { Key = '', IsLatest } of Versions) {
        if (IsLatest === true)
          objects.push([bucket, Key, (await this.read(bucket, Key)) ?? new Uint8Array()]);
      }
    }
    return { items: await this.items(), objects };
  }

  /** The state of that moment, and nothing in the queues; what stands as it was then is left alone. */
  async recall({ items, objects }: WorldMemory): Promise<void> {
    const buckets = [this.bucket('Feed'), this.bucket('Receipt')];
    await Promise.all([
      this.forgetMessages(),
      this.#recallItems(items),
      ...buckets.map((bucket) =>
        this.#recallObjects(
          bucket,
          new Map(objects.flatMap(([of, key, body]) => (of === bucket ? [[key, body]] : []))),
        ),
      ),
    ]);
  }

  async #recallItems(wanted: readonly Item[]): Promise<void> {
    const standing = new Map((await this.items()).map((item) => [nameOf(item), item]));
    const changed = wanted.filter((item) => !isDeepStrictEqual(standing.get(nameOf(item)), item));
    const names = new Set(wanted.map(nameOf));
    await this.#write([
      ...changed.map((Item) => ({ PutRequest: { Item } })),
      ...[...standing.values()].filter((item) => !names.has(nameOf(item))).map(deletion),
    ]);
  }

  async #recallObjects(Bucket: string, wanted: ReadonlyMap<string, Uint8Array>): Promise<void> {
    const { s3 } = this.stack.endpoints;
    const {
      Versions = [],
      DeleteMarkers = [],
      IsTruncated,
    } = await s3.send(new ListObjectVersionsCommand({ Bucket }));
    if (IsTruncated === true) throw new Error(`there is more in ${Bucket} than a walk looks at`);
    const standing = Map.groupBy([...Versions, ...DeleteMarkers], ({ Key = '' }) => Key);
    const kept = new Set(
      [...wanted].flatMap(([key, body]) => {
        const [only, ...others] = standing.get(key) ?? [];
        const isSame = only !== undefined && 'ETag' in only && only.ETag === `"${hash('md5', body)}"`;
        return isSame && others.length === 0 ? [key] : [];
      }),
    );
    const Objects = [...standing].flatMap(([Key, versions]) =>
      kept.has(Key) ? [] : versions.map(({ VersionId }) => ({ Key, VersionId })),
    );
    if (Objects.length > 0) await s3.send(new DeleteObjectsCommand({ Bucket, Delete: { Objects } }));
    const missing = [...wanted].filter(([key]) => !kept.has(key));
    await Promise.all(missing.map(([Key, Body]) => s3.send(new PutObjectCommand({ Bucket, Key, Body }))));
  }

  async #write(requests: readonly WriteRequest[]): Promise<void> {
    for (let start = 0; start < requests.length; start += 25) {
      const RequestItems = { [this.stack.output('TableName')]: requests.slice(start, start + 25) };
      await this.stack.endpoints.dynamoDb.send(new BatchWriteItemCommand({ RequestItems }));
    }
  }

  async forgetMessages(): Promise<void> {
    const { sqs } = this.stack.endpoints;
    const urls = this.stack.stack.resources('AWS::SQS::Queue').map(({ ref }) => ref);
    await Promise.all(urls.map((QueueUrl) => sqs.send(new PurgeQueueCommand({ QueueUrl }))));
  }

  async forgetTable(): Promise<void> {
    await this.#write((await this.items()).map(deletion));
  }

  async emptyBucket(Bucket: string): Promise<void> {
    const { s3 } = this.stack.endpoints;
    const { Versions = [], DeleteMarkers = [] } = await s3.send(new ListObjectVersionsCommand({ Bucket }));
    const Objects = [...Versions, ...DeleteMarkers].map(({ Key = '', VersionId }) => ({ Key, VersionId }));
    if (Objects.length > 0) await s3.send(new DeleteObjectsCommand({ Bucket, Delete: { Objects } }));
    if (Objects.length === 1000) await this.emptyBucket(Bucket);
  }

  /** All items of the table. */
  async items(): Promise<readonly Item[]> {
    const TableName = this.stack.output('TableName');
    const items: Item[] = [];
    let ExclusiveStartKey: Item | undefined;
    do {
      const page = await this.stack.endpoints.dynamoDb.send(
        new ScanCommand({ TableName, ConsistentRead: true, ...(ExclusiveStartKey && { ExclusiveStartKey }) }),
      );
      items.push(...(page.Items ?? []));
      ExclusiveStartKey = page.LastEvaluatedKey;
    } while (ExclusiveStartKey !== undefined);
    return items;
  }

  /** The bytes of an object; undefined when it is not there. */
  async read(Bucket: string, Key: string): Promise<Uint8Array | undefined> {
    try {
      const { Body } = await this.stack.endpoints.s3.send(new GetObjectCommand({ Bucket, Key }));
      return await Body?.transformToByteArray();
    } catch (error) {
      if (error instanceof Error && error.name === 'NoSuchKey') return undefined;
      throw error;
    }
  }

  /** Puts S3's event of an upload into the queue. */
  async announce(upload: Uploaded): Promise<void> {
    await this.send('upload', eventOf(upload));
  }

  async send(queue: QueueName, MessageBody: string): Promise<void> {
    const { sqs } = this.stack.endpoints;
    await sqs.send(new SendMessageCommand({ QueueUrl: this.urlOf(queue), MessageBody }));
  }

  urlOf(queue: QueueName): string {
    return this.stack.functionOf(FUNCTIONS[queue]).pool.lambda.environment[VARIABLES[queue]] ?? '';
  }

  /** Messages that wait or are being worked on. */
  async waiting(queue: QueueName): Promise<number> {
    const { sqs } = this.stack.endpoints;
    const { Attributes = {} } = await sqs.send(
      new GetQueueAttributesCommand({ QueueUrl: this.urlOf(queue), AttributeNames: ['All'] }),
    );
    return (
      Number(Attributes['ApproximateNumberOfMessages']) +
      Number(Attributes['ApproximateNumberOfMessagesNotVisible']) +
      Number(Attributes['ApproximateNumberOfMessagesDelayed'])
    );
  }

  /** One invocation with what the queue has; what was not handled comes again at once. False: nothing was there. */
  async deliver(queue: QueueName, process = new StruckProcess()): Promise<boolean> {
    const batch = await this.receive(queue);
    if (batch.length === 0) return false;
    await this.work(queue, batch, process);
    return true;
  }

  async receive(queue: QueueName): Promise<readonly Message[]> {
    const { Messages = [] } = await this.stack.endpoints.sqs.send(
      new ReceiveMessageCommand({
        QueueUrl: this.urlOf(queue),
        MaxNumberOfMessages: BATCH[queue],
        WaitTimeSeconds: 0,
        MessageSystemAttributeNames: ['All'],
      }),
    );
    return Messages;
  }

  /** Works on received messages as one invocation does, and then deletes or returns them as Lambda does. */
  async work(queue: QueueName, batch: readonly Message[], process: StruckProcess): Promise<void> {
    const { sqs } = this.stack.endpoints;
    const QueueUrl = this.urlOf(queue);
    const event = sqsEvent(batch, '');
    const ending = await process.run(() => this.#handlers[FUNCTIONS[queue]](event, contextOf()));
    const ids = batch.map(({ MessageId = '' }) => MessageId);
    const done =
      ending.kind === 'done'
        ? handledMessages(ids, { ok: true, payload: JSON.stringify(ending.result) }, true)
        : [];
    for (const { MessageId = '', ReceiptHandle } of batch) {
      if (done.includes(MessageId)) await sqs.send(new DeleteMessageCommand({ QueueUrl, ReceiptHandle }));
      else {
        const again = { QueueUrl, ReceiptHandle, VisibilityTimeout: 0 };
        await sqs.send(new ChangeMessageVisibilityCommand(again));
      }
    }
  }

  /** The ids of the messages of one invocation that failed. */
  async failuresOf(queue: QueueName, batch: readonly Message[]): Promise<readonly string[]> {
    const ending = await new StruckProcess().run(() =>
      this.#handlers[FUNCTIONS[queue]](sqsEvent(batch, ''), contextOf()),
    );
    if (ending.kind !== 'done') throw new Error(`the invocation ${ending.kind}`);
    const { batchItemFailures } = ending.result as {
      readonly batchItemFailures: { readonly itemIdentifier: string }[];
    };
    return batchItemFailures.map(({ itemIdentifier }) => itemIdentifier);
  }

  /** Delivers until both queues are empty. Throws when they never are. */
  async drain(): Promise<void> {
    for (let deliveries = 0; deliveries < MOST_DELIVERIES; deliveries++) {
      if (await this.deliver('upload')) continue;
      if (!(await this.deliver('publish'))) return;
    }
    throw new Error('I10: the queues do not come to rest');
  }

  /** Cuts a release at that moment, in milliseconds since 1970. */
  async release(moment: number, process = new StruckProcess()): Promise<void> {
    const ending = await process.run(() =>
      withClockAt(moment, () => this.#handlers.Release({}, contextOf(RELEASE_MS))),
    );
    if (ending.kind === 'failed') throw ending.error;
  }

  async sweep(process = new StruckProcess()): Promise<unknown> {
    const ending = await process.run(() => this.#handlers.Sweep({}, contextOf()));
    if (ending.kind === 'failed') throw ending.error;
    return ending.kind === 'done' ? ending.result : undefined;
  }
}

function nameOf({ pk, sk }: Item): string {
  return JSON.stringify([pk, sk]);
}

function deletion({ pk, sk }: Item): WriteRequest {
  return { DeleteRequest: { Key: { pk: pk ?? { S: '' }, sk: sk ?? { S: '' } } } };
}

/** S3's own words of an upload. */
export function eventOf({ key, versionId }: Uploaded): string {
  const s3 = { object: { key: encodeURIComponent(key).replaceAll('%2F', '/'), versionId } };
  return JSON.stringify({ Records: [{ eventVersion: '2.1', eventName: 'ObjectCreated:Put', s3 }] });
}

/** Uploads are announced when a test says so, and not before. */
async function silence(stack: IdleStack): Promise<void> {
  const Bucket = stack.output('UploadBucket');
  await stack.endpoints.s3.send(
    new PutBucketNotificationConfigurationCommand({ Bucket, NotificationConfiguration: {} }),
  );
  const urls = stack.stack.resources('AWS::SQS::Queue').map(({ ref }) => ref);
  await Promise.all(urls.map((QueueUrl) => stack.endpoints.sqs.send(new PurgeQueueCommand({ QueueUrl }))));
}

function environmentOf(stack: IdleStack): Readonly<Record<string, string>> {
  const variables = stack.functionNames().map((name) => stack.functionOf(name).pool.lambda.environment);
  // One process plays all functions, so it has the permissions of all of them.
  const { accessKeyId, secretAccessKey } = stack.operator;
  return {
    ...Object.assign({}, ...variables),
    AWS_REGION: stack.endpoints.region,
    AWS_ACCESS_KEY_ID: accessKeyId,
    AWS_SECRET_ACCESS_KEY: secretAccessKey,
    POWERTOOLS_LOG_LEVEL: 'SILENT',
    POWERTOOLS_METRICS_DISABLED: 'true',
  };
}

let requests = 0;

/** As long as the functions that messages start may take, and a release may. */
const MESSAGE_MS = 30_000;
const RELEASE_MS = 840_000;

function contextOf(remaining = MESSAGE_MS): Context {
  requests += 1;
  // All that the handlers and their libraries look at.
  return {
    awsRequestId: `request-${requests}`,
    functionName: 'local',
    functionVersion: '$LATEST',
    invokedFunctionArn: 'arn:aws:lambda:us-east-1:000000000000:function:local',
    memoryLimitInMB: '1024',
    getRemainingTimeInMillis: () => remaining,
  } as Context;
}
