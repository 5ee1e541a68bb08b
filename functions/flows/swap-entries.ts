import type { FeedUnit } from '../../core/publish/feed-unit.ts';
import type { RootIndex } from '../../core/publish/index-document.ts';
import type { UnitEntry } from '../../core/publish/merge-entry.ts';
import type { FeedStore } from '../ports.ts';
import type { Press } from '../press.ts';
import { inParallel } from './in-parallel.ts';
import { IndexDraft } from './index-draft.ts';

/** A unit whose files are in place and whose entry is not yet. */
export interface Prepared {
  readonly unit: FeedUnit;
  /** Mark of the entry that stood before the table was read. */
  readonly before: string | undefined;
  /** The counter before the table was read: the print holds all that was counted up to here. */
  readonly dirty: number;
  /** Absent when the unit has no records. */
  readonly entry?: UnitEntry;
}

/** What swapping works with. */
export interface SwapPorts {
  readonly feed: FeedStore;
  readonly press: Press;
}

const AT_ONCE = 8;

/** Lost races for the root; each time somebody else has won one. */
const MOST_RACES = 100;

/** The root of the feeds with the tag that a swap must still find; undefined before anything was published. */
export async function readRoot({
  feed,
  press,
}: SwapPorts): Promise<{ readonly root: RootIndex; readonly etag: string } | undefined> {
  const object = await feed.get(press.rootKey);
  return object && { root: press.parseRoot(object.body), etag: object.etag };
}

/**
 * Makes prepared entries visible, all in one swap of the root. Answers with the units whose entry is no longer
 * the one of before their print: what was printed may be older than what stands, so they have to start over.
 */
export async function swapEntries(
  prepared: readonly Prepared[],
  { feed, press }: SwapPorts,
): Promise<readonly FeedUnit[]> {
  for (let race = 0; race < MOST_RACES; race++) {
    const standing = await readRoot({ feed, press });
    const draft = new IndexDraft(standing?.root, press, async (key) => (await feed.get(key))?.body);
    const moved = await mergeEntries(prepared, draft, press);
    if (draft.rootFile === undefined) return moved;
    await inParallel(draft.files(), AT_ONCE, (file) =>
      feed.putImmutable(file.key, file.body, file.mediaType),
    );
    const { key, body, mediaType } = draft.rootFile;
    if (await feed.swap(key, body, mediaType, standing?.etag)) return moved;
  }
  throw new Error(`the root changed ${MOST_RACES} times while entries were merged into it`);
}

async function mergeEntries(
  prepared: readonly Prepared[],
  draft: IndexDraft,
  press: Press,
): Promise<readonly FeedUnit[]> {
  const moved: FeedUnit[] = [];
  for (const { unit, before, entry } of prepared) {
    if (entry === undefined) continue;
    const indexes = await draft.indexesOf(unit);
    const stands = press.mark(indexes, unit);
    if (stands === press.markOf(entry)) continue;
    if (stands === before) draft.take(press.merge(indexes, entry));
    else moved.push(unit);
  }
  return moved;
}
