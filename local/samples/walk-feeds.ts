import { createHash } from 'node:crypto';

/** What the feeds hold at this moment. */
export interface FeedWalk {
  /** Ids of the published reports. */
  readonly reports: ReadonlySet<string>;
  /** Files that the indexes name, each fetched and held against its hash. */
  readonly files: number;
}

interface Entry {
  readonly path: string;
  readonly sha256: string;
  readonly bytes: number;
  readonly report_id?: string;
}

/** The beginning of the feeds. */
const ROOT = 'feeds/v1/index.json';

/**
 * Walks the feeds from their root over every index and manifest. Throws when a file is not there or is not the one
 * that was named. Feeds that nothing was published into yet are empty.
 */
export async function walkFeeds(origin: string): Promise<FeedWalk> {
  const answer = await fetch(`${origin}/${ROOT}`);
  if (answer.status === 404) return { reports: new Set(), files: 0 };
  if (!answer.ok) throw new Error(`/${ROOT} answers ${answer.status}`);
  const entries = new Map<string, Entry>();
  await follow(origin, await answer.json(), entries);
  const reports = [...entries.values()].flatMap(({ report_id: id }) => (id === undefined ? [] : [id]));
  return { reports: new Set(reports), files: entries.size };
}

async function follow(origin: string, document: unknown, seen: Map<string, Entry>): Promise<void> {
  for (const entry of entriesIn(document)) {
    if (seen.has(entry.path)) continue;
    seen.set(entry.path, entry);
    const bytes = await fetchEntry(origin, entry);
    if (/\/(index|manifest)-[0-9a-f]{64}\.json$/.test(entry.path)) {
      await follow(origin, JSON.parse(bytes.toString('utf8')), seen);
    }
  }
}

async function fetchEntry(origin: string, { path, sha256, bytes: expected }: Entry): Promise<Buffer> {
  const answer = await fetch(`${origin}/${path}`);
  const bytes = Buffer.from(await answer.arrayBuffer());
  const hash = createHash('sha256').update(bytes).digest('hex');
  if (answer.ok && hash === sha256 && bytes.length === expected) return bytes;
  throw new Error(
    `/${path} answers ${answer.status} with ${bytes.length} bytes of ${hash}; named were ${expected} of ${sha256}`,
  );
}

/** Whatever names a file, at any depth. */
function entriesIn(value: unknown): readonly Entry[] {
  if (Array.isArray(value)) return value.flatMap(entriesIn);
  if (typeof value !== 'object' || value === null) return [];
  const own = isEntry(value) ? [value] : [];
  return [...own, ...Object.values(value).flatMap(entriesIn)];
}

function isEntry(value: object): value is Entry {
  return 'path' in value && 'sha256' in value && 'bytes' in value;
}
