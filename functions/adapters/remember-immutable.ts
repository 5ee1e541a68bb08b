import type { FeedStore } from '../ports.ts';

/** How many bytes of objects are kept while the function lives. */
const MOST_BYTES = 16 * 1024 * 1024;

type Found = NonNullable<Awaited<ReturnType<FeedStore['get']>>>;

/** Reads, and may be told what somebody else has read or written. */
export interface Memory extends Pick<FeedStore, 'get'> {
  keep(key: string, found: Found): void;
}

/**
 * Reads objects of the feeds and keeps those named by their hash, which never change; the oldest make room. The root
 * is read each time.
 */
export function rememberImmutable(feed: Pick<FeedStore, 'get'>, mostBytes = MOST_BYTES): Memory {
  const kept = new Map<string, Found>();
  let bytes = 0;
  const keep = (key: string, found: Found) => {
    if (kept.has(key)) return;
    kept.set(key, found);
    bytes += found.body.length;
    for (const [oldest, { body }] of kept) {
      if (bytes <= mostBytes) return;
      kept.delete(oldest);
      bytes -= body.length;
    }
  };
  return {
    keep,
    get: async (key) => {
      const known = kept.get(key);
      if (known !== undefined) return known;
      const found = await feed.get(key);
      if (found !== undefined && NAMED_BY_HASH.test(key)) keep(key, found);
      return found;
    },
  };
}

const NAMED_BY_HASH = /-[0-9a-f]{64}\.[a-z]+$/;
