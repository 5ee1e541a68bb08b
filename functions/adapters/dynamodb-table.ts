import {
  BatchGetItemCommand,
  BatchWriteItemCommand,
  type DynamoDBClient,
  GetItemCommand,
  PutItemCommand,
  type PutItemCommandInput,
  QueryCommand,
  type QueryCommandInput,
  UpdateItemCommand,
  type UpdateItemCommandInput,
} from '@aws-sdk/client-dynamodb';
import { inParallel } from '../flows/in-parallel.ts';
import type { Item } from './attribute.ts';
import { keyOf, recordParams } from './record-params.ts';
import { type Pace, pauseAfter, REAL_PACE, retryThrottled } from './retry-throttled.ts';
import type { TableKey } from './table-key.ts';

/** What is asked of a table, without the table's name. */
export type UpdateParams = Omit<UpdateItemCommandInput, 'TableName'>;
export type PutParams = Omit<PutItemCommandInput, 'TableName'>;
export type QueryParams = Omit<QueryCommandInput, 'TableName'>;

/** Items that DynamoDB takes and gives in one batch. */
const WRITES_A_BATCH = 25;
const READS_A_BATCH = 100;
const BATCHES_AT_ONCE = 4;

/** How often what a batch left undone is sent again. */
const MOST_BATCH_TRIES = 10;

/** Items that are going to be asked for with one batch. */
interface Gathering {
  readonly keys: Map<string, TableKey>;
  readonly items: Promise<ReadonlyMap<string, Item>>;
}

/** One table: sends requests, again where they were throttled, and again what a batch left undone. */
export class DynamodbTable {
  readonly #client: DynamoDBClient;
  readonly #name: string;
  readonly #pace: Pace;
  #gathering: Gathering | undefined;

  constructor(client: DynamoDBClient, name: string, pace: Pace = REAL_PACE) {
    this.#client = client;
    this.#name = name;
    this.#pace = pace;
  }

  /** Strongly consistent. */
  async get(key: TableKey): Promise<Item | undefined> {
    const command = new GetItemCommand({ TableName: this.#name, ...recordParams.get(key) });
    return (await retryThrottled(() => this.#client.send(command), this.#pace)).Item;
  }

  /** The item after the update where the parameters ask for it; `refused` when the condition does not hold. */
  async update(params: UpdateParams): Promise<Item | 'refused'> {
    const command = new UpdateItemCommand({ TableName: this.#name, ...params });
    const sent = await unlessRefused(retryThrottled(() => this.#client.send(command), this.#pace));
    return sent === 'refused' ? sent : (sent.Attributes ?? {});
  }

  /** False when the condition does not hold. */
  async put(params: PutParams): Promise<boolean> {
    const command = new PutItemCommand({ TableName: this.#name, ...params });
    return (await unlessRefused(retryThrottled(() => this.#client.send(command), this.#pace))) !== 'refused';
  }

  /** All items that a query finds, page after page. */
  async query(params: QueryParams): Promise<readonly Item[]> {
    const items: Item[] = [];
    let start = params.ExclusiveStartKey;
    do {
      const page = await this.queryPage({ ...params, ExclusiveStartKey: start });
      items.push(...page.items);
      start = page.next;
    } while (start !== undefined);
    return items;
  }

  /** One page; `next` is where to go on, absent at the end. */
  async queryPage(
    params: QueryParams,
  ): Promise<{ readonly items: readonly Item[]; readonly next: QueryParams['ExclusiveStartKey'] }> {
    const command = new QueryCommand({ TableName: this.#name, ...params });
    const page = await retryThrottled(() => this.#client.send(command), this.#pace);
    return { items: page.Items ?? [], next: page.LastEvaluatedKey };
  }

  /**
   * Those of the items that are there, in any order; strongly consistent. What is asked for at the same moment goes
   * into one batch.
   */
  async getAll(keys: readonly TableKey[]): Promise<readonly Item[]> {
    if (keys.length === 0) return [];
    const names = new Set(keys.map(nameOf));
    const found = await this.#gather(keys);
    return [...names].map((name) => found.get(name)).filter((item) => item !== undefined);
  }

  /** Puts items without a condition: for such as are the same whoever writes them. */
  async putAll(items: readonly Item[]): Promise<void> {
    await inParallel(chunksOf(items, WRITES_A_BATCH), BATCHES_AT_ONCE, (some) => this.#putBatch(some));
  }

  #gather(keys: readonly TableKey[]): Promise<ReadonlyMap<string, Item>> {
    this.#gathering ??= this.#beginGathering();
    for (const key of keys) this.#gathering.keys.set(nameOf(key), key);
    return this.#gathering.items;
  }

  /** Sends once nobody asks for more without waiting for something first. */
  #beginGathering(): Gathering {
    const keys = new Map<string, TableKey>();
    const items = Promise.resolve().then(() => {
      this.#gathering = undefined;
      return this.#read([...keys.values()]);
    });
    return { keys, items };
  }

  async #read(keys: readonly TableKey[]): Promise<ReadonlyMap<string, Item>> {
    const chunks = chunksOf(keys, READS_A_BATCH);
    const items = (await inParallel(chunks, BATCHES_AT_ONCE, (some) => this.#getBatch(some))).flat();
    return new Map(items.map((item) => [nameOfItem(item), item]));
  }

  async #getBatch(keys: readonly TableKey[]): Promise<readonly Item[]> {
    const items: Item[] = [];
    let left: Record<string, Item[string]>[] = keys.map(keyOf);
    for (let tried = 1; left.length > 0; tried++) {
      await this.#paceBatch(tried);
      const asked = { [this.#name]: { Keys: left, ConsistentRead: true } };
      const command = new BatchGetItemCommand({ RequestItems: asked });
      const answer = await retryThrottled(() => this.#client.send(command), this.#pace);
      items.push(...(answer.Responses?.[this.#name] ?? []));
      left = answer.UnprocessedKeys?.[this.#name]?.Keys ?? [];
    }
    return items;
  }

  async #putBatch(items: readonly Item[]): Promise<void> {
    let left: readonly Item[] = items;
    for (let tried = 1; left.length > 0; tried++) {
      await this.#paceBatch(tried);
      const puts = left.map((item) => ({ PutRequest: { Item: { ...item } } }));
      const command = new BatchWriteItemCommand({ RequestItems: { [this.#name]: puts } });
      const answer = await retryThrottled(() => this.#client.send(command), this.#pace);
      const undone = answer.UnprocessedItems?.[this.#name] ?? [];
      left = undone.flatMap(({ PutRequest }) => (PutRequest?.Item === undefined ? [] : [PutRequest.Item]));
    }
  }

  async #paceBatch(tried: number): Promise<void> {
    if (tried > MOST_BATCH_TRIES) throw new Error(`the table left a batch undone ${MOST_BATCH_TRIES} times`);
    if (tried > 1) await this.#pace.pause(pauseAfter(tried - 1, this.#pace.draw()));
  }
}

function nameOf({ pk, sk }: TableKey): string {
  return `${pk}\n${sk}`;
}

/** Whatever code wrote it: that is for who asked to look at. */
function nameOfItem({ pk, sk }: Item): string {
  return nameOf({ pk: pk?.S ?? '', sk: sk?.S ?? '' });
}

async function unlessRefused<Output>(request: Promise<Output>): Promise<Output | 'refused'> {
  try {
    return await request;
  } catch (error) {
    if (error instanceof Error && error.name === 'ConditionalCheckFailedException') return 'refused';
    throw error;
  }
}

function chunksOf<Member>(members: readonly Member[], size: number): readonly (readonly Member[])[] {
  return Array.from({ length: Math.ceil(members.length / size) }, (_, chunk) =>
    members.slice(chunk * size, (chunk + 1) * size),
  );
}
