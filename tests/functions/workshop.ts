import type { FeedUnit } from '../../core/publish/feed-unit.ts';
import { corePress } from '../../functions/core-press.ts';
import { coreReleasePress } from '../../functions/core-release-press.ts';
import { coreEngine } from '../../functions/core-engine.ts';
import { applyRecords } from '../../functions/flows/apply-records.ts';
import { markDirty } from '../../functions/flows/mark-dirty.ts';
import type { SweepPorts } from '../../functions/flows/sweep.ts';
import type { AcceptedRecord, MessageQueue, UploadMessage } from '../../functions/ports.ts';
import { openGate, type Gate } from './memory/gate.ts';
import { memoryFeed, memoryReceipts, memoryReleaseLog, type MemoryObjects } from './memory/memory-objects.ts';
import { emptyTable, memoryReader, memoryState } from './memory/memory-table.ts';
import { memoryUploads, type MemoryBucket } from './memory/memory-uploads.ts';
import { sha256 } from '../core/publish/shard-factory.ts';

/** The real engine and press over ports in memory that do at once what they are told. */
export function workshop() {
  const table = emptyTable();
  const bucket: MemoryBucket = [];
  const feed: MemoryObjects = new Map();
  const receipts = new Map<string, string>();
  const releases = new Map<number, string>();
  const notes = new Map<number, string>();
  const uploadsSent: { readonly message: UploadMessage; readonly delay: number }[] = [];
  const unitsSent: FeedUnit[] = [];
  const uploadQueue: SweepPorts['uploadQueue'] = {
    isIdle: async () => true,
    send: async (messages, delay = 0) =>
      void uploadsSent.push(...messages.map((message) => ({ message, delay }))),
  };
  const publishQueue: MessageQueue<FeedUnit> = { send: async (units) => void unitsSent.push(...units) };
  const ports = {
    engine: coreEngine,
    press: corePress('CC-BY-4.0'),
    uploads: memoryUploads(bucket, openGate),
    state: memoryState(table, openGate),
    reader: memoryReader(table, openGate),
    receipts: memoryReceipts(receipts, openGate),
    feed: memoryFeed(feed, openGate),
    uploadQueue,
    publishQueue,
    now: () => new Date('2022-01-20T09:00:00Z'),
  };
  return {
    ports,
    table,
    bucket,
    feed,
    receipts,
    releases,
    /** Of releases that are being made. */
    notes,
    /** What cutting a release works with, at one moment of 2022. */
    releasePorts: (gate: Gate = openGate) => ({
      feed: memoryFeed(feed, gate),
      log: memoryReleaseLog(releases, gate, notes),
      press: coreReleasePress('CC-BY-4.0'),
      sha256,
      now: () => new Date('2022-02-01T18:00:00.500Z'),
    }),
    uploadsSent,
    unitsSent,
    /** Puts an upload and tells the message that S3 would send. */
    put: (key: string, body: Uint8Array | string): UploadMessage => {
      const bytes = typeof body === 'string' ? Buffer.from(body) : body;
      const versionId = `v${bucket.length + 1}`;
      const lastModified = `2022-01-20T08:00:${String(bucket.length).padStart(2, '0')}Z`;
      const version = { key, versionId, bytes: bytes.length, lastModified };
      bucket.push({ version, body: bytes, deleted: false });
      return { key, versionId, tries: 0 };
    },
    /** Takes records into the state, as intake does. */
    take: async (records: readonly AcceptedRecord[]): Promise<void> => {
      await applyRecords(records, ports.state);
      await markDirty(records, ports.state);
    },
  };
}
