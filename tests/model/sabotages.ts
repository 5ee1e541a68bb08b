import type { FeedFile } from '../../core/publish/feed-file.ts';
import { readOnce } from '../../functions/flows/read-once.ts';
import { homeUnitOf, recordIdOf } from '../../functions/flows/record-id.ts';
import { recordDigest } from '../../functions/flows/record-digest.ts';
import { unitKey } from '../../functions/flows/unit-key.ts';
import type { StateStore, UploadRecord } from '../../functions/ports.ts';
import type { Print } from '../../functions/press.ts';
import { hashOf } from './hash.ts';
import type { ModelPorts, Sabotage, World } from './model-ports.ts';

/** Plausible mistakes, each planted through the ports: the model is trusted because it catches every one. */
export const SABOTAGES: Readonly<Record<string, Sabotage>> = {
  'the receipt before the records': (ports) => {
    const late: (() => Promise<unknown>)[] = [];
    return withState(ports, {
      putRevisions: async (records) => void late.push(() => ports.state.putRevisions(records)),
      replaceCurrent: async (...change) => late.push(() => ports.state.replaceCurrent(...change)) > 0,
      finish: async (receiptId, receipt) => {
        const done = await ports.state.finish(receiptId, receipt);
        for (const write of late.splice(0)) await write();
        return done;
      },
    });
  },

  'the counter before the records': (ports) => {
    const marked = new Set<string>();
    return withState(ports, {
      putRevisions: async (records) => {
        for (const unit of records.flatMap((record) => homeUnitOf(record) ?? [])) {
          if (!marked.has(unitKey(unit))) await ports.state.markDirty(unit);
          marked.add(unitKey(unit));
        }
        return ports.state.putRevisions(records);
      },
      markDirty: async (unit) => (marked.has(unitKey(unit)) ? undefined : ports.state.markDirty(unit)),
    });
  },

  'no counter, and no announcement when the receipt exists': (ports) =>
    withState(ports, {
      markDirty: async () => undefined,
      uploadRecord: async (receiptId) => {
        const record = await ports.state.uploadRecord(receiptId);
        return record?.status === undefined ? record : { ...record, units: [] };
      },
    }),

  'who followed whom is not looked up': (ports) => withState(ports, { successors: async () => [] }),

  'last writer wins': (ports) =>
    withState(ports, {
      currents: async (ids) => {
        const found = await ports.state.currents(ids);
        return new Map([...found].map(([id, state]) => [id, { ...state, newest: '' }]));
      },
    }),

  'no lock on the current item': (ports, world) =>
    withState(ports, {
      replaceCurrent: async (record, standing) => {
        const version = () => world.table.currents.get(recordIdOf(record))?.state.version;
        while (!(await ports.state.replaceCurrent(record, standing, version())));
        return true;
      },
    }),

  'the counter cleared whatever it says': (ports, world) =>
    withState(ports, {
      markPublished: async (unit) => {
        const counter = world.table.counters.get(unitKey(unit)) ?? { unit, dirty: 0, published: 0 };
        return { ...(await ports.state.markPublished(unit, counter.dirty)), dirty: 0 };
      },
    }),

  'records read before the counters': (ports) => ({ ...ports, reader: readOnce(ports.reader) }),

  'the root put without a condition': (ports, world) => ({
    ...ports,
    feed: {
      ...ports.feed,
      swap: async (key, body, mediaType) => {
        while (!(await ports.feed.swap(key, body, mediaType, world.feed.get(key)?.etag)));
        return true;
      },
    },
  }),

  'the entry merged whatever stands': (ports) => ({
    ...ports,
    press: { ...ports.press, mark: () => 'always the same' },
  }),

  'data overwritten in place': (ports, world) => ({
    ...ports,
    press: {
      ...ports.press,
      printShard: (content) => withPlainNames(ports.press.printShard(content)),
      filesOf: () => [],
    },
    feed: {
      ...ports.feed,
      putImmutable: (key, body, mediaType) => overwrite(ports, world, { key, body, mediaType }),
    },
  }),

  'duplicates not kept as revisions': (ports, world) =>
    withState(ports, {
      putRevisions: (records) =>
        ports.state.putRevisions(
          records.filter(
            (record) => world.table.currents.get(recordIdOf(record))?.state.digest !== recordDigest(record),
          ),
        ),
    }),

  'a failed receipt never replaced': (ports) =>
    withState(ports, {
      uploadRecord: async (receiptId) => {
        const record = await ports.state.uploadRecord(receiptId);
        return record?.status === 'failed' ? { ...record, status: 'rejected' } : record;
      },
    }),

  'any receipt replaced': (ports, world) =>
    withState(ports, {
      uploadRecord: async (receiptId) => withoutStatus(await ports.state.uploadRecord(receiptId)),
      finish: (receiptId, receipt) => {
        const open = withoutStatus(world.table.uploads.get(receiptId));
        if (open !== undefined) world.table.uploads.set(receiptId, open);
        return ports.state.finish(receiptId, receipt);
      },
    }),

  'judged anew on every attempt': (ports, world) =>
    withState(ports, {
      uploadRecord: async (receiptId) => {
        forgetPlan(receiptId, world);
        return ports.state.uploadRecord(receiptId);
      },
    }),

  'a refusal that overlooks the plan': (ports, world) => ({
    ...withState(ports, {
      finish: (receiptId, receipt) => {
        const plan = world.table.uploads.get(receiptId)?.plan;
        return ports.state.finish(receiptId, plan === undefined ? receipt : { ...receipt, plan });
      },
    }),
    uploads: { ...ports.uploads, head: (upload) => afterManyTurns(() => ports.uploads.head(upload)) },
  }),

  'attempts forgotten': (ports) =>
    withState(ports, {
      beginAttempt: async (...upload) => ({ ...(await ports.state.beginAttempt(...upload)), attempts: 1 }),
      uploadRecords: async (receiptIds) => {
        const records = await ports.state.uploadRecords(receiptIds);
        return new Map([...records].map(([id, record]) => [id, { ...record, attempts: 0 }]));
      },
    }),

  'shards not told of a change in the register': (ports) =>
    withState(ports, {
      years: async () => [],
    }),

  'a year is open before its regions are marked': (ports) =>
    withState(ports, {
      beginYear: async (year) => {
        await ports.state.beginYear(year);
        await ports.state.openYear(year);
      },
    }),

  'shards not told of a round': (ports) =>
    withState(ports, {
      regionsOfRegister: async (area) => {
        const regions = await ports.state.regionsOfRegister(area);
        return (await ports.state.years()).some(({ isOpen }) => isOpen) ? [] : regions;
      },
    }),

  'no sweep of the counters': (ports) =>
    withState(ports, {
      counters: async (partition) => {
        const found = await ports.state.counters(partition);
        return found.map((counter) => ({ ...counter, published: counter.dirty }));
      },
    }),

  'order by processing': (ports, world) => ({
    ...ports,
    uploads: {
      ...ports.uploads,
      head: async (upload) => {
        const found = await ports.uploads.head(upload);
        const second = String(world.table.uploads.size % 60).padStart(2, '0');
        return found && { ...found, lastModified: `2022-01-20T08:00:${second}Z` };
      },
    },
  }),
};

/** A slow answer: it leaves room for others between what was read before and what comes now. */
async function afterManyTurns<Result>(request: () => Promise<Result>): Promise<Result> {
  for (let turn = 0; turn < 20; turn++) await request();
  return request();
}

function withState(ports: ModelPorts, change: Partial<StateStore>): ModelPorts {
  return { ...ports, state: { ...ports.state, ...change } };
}

function withoutStatus(record: UploadRecord | undefined): UploadRecord | undefined {
  if (record?.plan === undefined) return record;
  const { status: _status, ...open } = record;
  return open;
}

function forgetPlan(receiptId: string, { table }: World): void {
  const record = table.uploads.get(receiptId);
  if (record === undefined || record.status !== undefined) return;
  const { plan: _plan, ...unplanned } = record;
  table.uploads.set(receiptId, unplanned);
}

type Put = Pick<FeedFile, 'key' | 'body' | 'mediaType'>;

async function overwrite({ feed }: ModelPorts, world: World, { key, body, mediaType }: Put): Promise<void> {
  await feed.putImmutable(key, body, mediaType);
  if (key.endsWith('.plain')) world.feed.set(key, { body, etag: hashOf(body) });
}

/** The same print with files that keep their name when their bytes change. */
function withPlainNames(print: Print): Print {
  const { files, manifest, entry } = print;
  if (manifest === undefined || entry.kind !== 'reports') return print;
  const text = files.reduce(
    (body, { key }) => body.replace(key, plainName(key)),
    Buffer.from(manifest.body).toString(),
  );
  const body = Buffer.from(text);
  const sha256 = hashOf(body);
  const key = manifest.key.replace(manifest.sha256, sha256);
  const shard = { ...entry.shard, path: key, sha256, bytes: body.length };
  return {
    files: files.map((file) => ({ ...file, key: plainName(file.key) })),
    manifest: { ...manifest, key, body, sha256 },
    entry: { ...entry, shard },
  };
}

function plainName(key: string): string {
  return key.replace(/-[0-9a-f]{64}\.json$/, '.plain');
}
