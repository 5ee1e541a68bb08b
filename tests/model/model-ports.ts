import type { FeedUnit } from '../../core/publish/feed-unit.ts';
import type { IntakePorts } from '../../functions/flows/receive-upload.ts';
import type { SweepPorts } from '../../functions/flows/sweep.ts';
import type { PublishPorts } from '../../functions/flows/publish-units.ts';
import type { MessageQueue, StateStore, UploadMessage } from '../../functions/ports.ts';
import type { Gate } from '../functions/memory/gate.ts';
import { memoryFeed, memoryReceipts, type MemoryObjects } from '../functions/memory/memory-objects.ts';
import { emptyTable, memoryReader, memoryState, type MemoryTable } from '../functions/memory/memory-table.ts';
import { memoryUploads, type MemoryBucket } from '../functions/memory/memory-uploads.ts';
import { modelEngine } from './model-engine.ts';
import { ModelQueue } from './model-queue.ts';
import { modelPress } from './model-press.ts';
import { PARTITIONS } from './scenario.ts';

/** Everything that lasts: what AWS keeps when every process of ours is dead. */
export interface World {
  readonly bucket: MemoryBucket;
  readonly table: MemoryTable;
  readonly receipts: Map<string, string>;
  readonly feed: MemoryObjects;
  /** The log of releases. */
  readonly releases: Map<number, string>;
  readonly uploadQueue: ModelQueue<UploadMessage>;
  readonly publishQueue: ModelQueue<FeedUnit>;
  /** Newer code is deployed, which reads what the old one broke on. */
  isMended: boolean;
  /** From which moment on filings wait for a reviewer; undefined where none does. */
  readonly reviewSince: string | undefined;
}

/** What a flow of the model sees of the world. */
export type ModelPorts = IntakePorts & PublishPorts & Pick<SweepPorts, 'uploadQueue' | 'now'>;

/** A planted mistake: ports that behave a little wrong. */
export type Sabotage = (ports: ModelPorts, world: World) => ModelPorts;

export function emptyWorld(reviewSince?: string): World {
  return {
    bucket: [],
    table: emptyTable(),
    receipts: new Map(),
    feed: new Map(),
    releases: new Map(),
    uploadQueue: new ModelQueue(),
    publishQueue: new ModelQueue(),
    isMended: false,
    reviewSince,
  };
}

/** The ports of one process; `die` ends it. */
export function modelPorts(world: World, gate: Gate, die: () => void): ModelPorts {
  const reader = memoryReader(world.table, gate);
  const since = world.reviewSince;
  return {
    ...(since === undefined ? {} : { gate: { since, reader } }),
    engine: modelEngine(die, world.isMended),
    press: modelPress,
    uploads: memoryUploads(world.bucket, gate),
    state: passingEmptyProvinces(memoryState(world.table, gate)),
    reader,
    receipts: memoryReceipts(world.receipts, gate),
    feed: memoryFeed(world.feed, gate),
    // Whoever seems to be lost is sent again: the worst that a sweep can do to others at work.
    uploadQueue: { ...sender(world.uploadQueue, gate), isIdle: async () => true },
    now: () => new Date(0),
    publishQueue: sender(world.publishQueue, gate),
  };
}

/** The sweep asks for a hundred provinces; those that no scenario names would only take time. */
function passingEmptyProvinces(state: StateStore): StateStore {
  return {
    ...state,
    counters: async (partition) => (PARTITIONS.includes(partition) ? state.counters(partition) : []),
  };
}

/** Messages of one call are sent one by one: a dying process may have sent some of them. */
function sender<Message>(queue: ModelQueue<Message>, gate: Gate): MessageQueue<Message> {
  return {
    send: async (messages, delaySeconds = 0) => {
      for (const message of messages) {
        await gate('queue.send', () => (delaySeconds > 0 ? queue.delay(message) : queue.add(message)));
      }
    },
  };
}
