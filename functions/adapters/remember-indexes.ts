import type { FeedStore } from '../ports.ts';
import { rememberImmutable } from './remember-immutable.ts';

/** What a publisher reads again and again: indexes, roll-ups and manifests, all named by their hash. */
const READ_AGAIN = /\/(?:index|rollup|manifest)-[0-9a-f]{64}\.json$/;

/**
 * The feeds for who publishes: what is named by its hash is read once, and what was put just now not at all, so that a
 * publication reads little more than the root.
 */
export function rememberIndexes(feed: FeedStore): FeedStore {
  const memory = rememberImmutable(feed);
  return {
    get: memory.get,
    swap: (key, body, contentType, etag) => feed.swap(key, body, contentType, etag),
    putImmutable: async (key, body, contentType) => {
      await feed.putImmutable(key, body, contentType);
      // Nobody compares what is named by its hash, so that it needs no tag.
      if (READ_AGAIN.test(key)) memory.keep(key, { body, etag: '' });
    },
  };
}
