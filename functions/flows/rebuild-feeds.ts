import type { FeedStore, StateStore } from '../ports.ts';
import { inParallel } from './in-parallel.ts';
import { publishUnits, type PublishPorts } from './publish-units.ts';
import { UNIT_PARTITIONS } from './unit-key.ts';

/** What rebuilding works with; `feed` of these ports may overwrite what does not have the right bytes. */
export interface RebuildPorts extends PublishPorts {
  readonly feed: FeedStore & Pick<FeedKeeper, 'replace'>;
}

/** What only an operator may do to the feed bucket. */
export interface FeedKeeper {
  /** Writes an object whatever stands there; nothing happens when the bytes are the same. */
  replace(key: string, body: Uint8Array, contentType: string): Promise<void>;
}

/** What came of a rebuild. */
export interface Rebuilt {
  readonly units: number;
  /** Whether the root had to be changed: it was lost, or it was not what the table says. */
  readonly changed: boolean;
}

const AT_ONCE = 8;
const A_BATCH = 50;
const MOST_RACES = 5;

/**
 * Writes all feeds of the state again from the table: every file, whatever stands under its name, and at the very end
 * the root, in one swap. Readers see the old state or the new one, never half of it; equal tables give equal bytes.
 */
export async function rebuildFeeds(ports: RebuildPorts): Promise<Rebuilt> {
  const partitions = await inParallel(UNIT_PARTITIONS, AT_ONCE, (name) => ports.state.counters(name));
  const units = partitions.flat().map(({ unit }) => unit);
  for (let race = 0; race < MOST_RACES; race++) {
    const before = await ports.feed.get(ports.press.rootKey);
    const draft = new DraftedFeed(ports.feed, ports.press.rootKey);
    for (let at = 0; at < units.length; at += A_BATCH) {
      const batch = units.slice(at, at + A_BATCH);
      const failures = await publishUnits(batch, {
        ...ports,
        state: settling(ports.state),
        feed: draft.feed,
      });
      if (failures[0] !== undefined) throw failures[0].error;
    }
    const root = draft.root;
    if (root === undefined || isEqual(root.body, before?.body))
      return { units: units.length, changed: false };
    if (await ports.feed.swap(ports.press.rootKey, root.body, root.mediaType, before?.etag))
      return { units: units.length, changed: true };
  }
  throw new Error(`the root changed ${MOST_RACES} times while the feeds were rebuilt`);
}

/** Counters are looked at and not moved: what is published meanwhile is somebody else's to say. */
function settling(state: StateStore): StateStore {
  return {
    ...state,
    markPublished: (unit) => state.counter(unit).then((counter) => ({ ...counter, dirty: 0 })),
  };
}

interface Root {
  readonly body: Uint8Array;
  readonly mediaType: string;
  readonly etag: string;
}

/** Feeds whose root is kept back until all is in place. */
class DraftedFeed {
  root: Root | undefined;
  readonly #feed: RebuildPorts['feed'];
  readonly #rootKey: string;
  #drafts = 0;

  constructor(feed: RebuildPorts['feed'], rootKey: string) {
    this.#feed = feed;
    this.#rootKey = rootKey;
  }

  get feed(): FeedStore {
    return {
      get: async (key) => (key === this.#rootKey ? this.root : this.#feed.get(key)),
      putImmutable: (key, body, contentType) => this.#feed.replace(key, body, contentType),
      swap: async (_key, body, mediaType, etag) => {
        if (this.root?.etag !== etag) return false;
        this.#drafts += 1;
        this.root = { body, mediaType, etag: `draft ${this.#drafts}` };
        return true;
      },
    };
  }
}

function isEqual(a: Uint8Array, b: Uint8Array | undefined): boolean {
  return b !== undefined && a.length === b.length && a.every((byte, at) => byte === b[at]);
}
