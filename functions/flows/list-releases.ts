import type { ReleaseIndex } from '../../core/publish/release/release-document.ts';
import type { FeedStore } from '../ports.ts';
import type { ReleasePress } from '../release-press.ts';
import { put } from './print-unit.ts';

/** What listing works with. */
export interface ListPorts {
  readonly feed: FeedStore;
  readonly press: ReleasePress;
}

/** Lost races for the list; each time somebody else has added to it. */
const MOST_RACES = 1_000;

/**
 * Brings the list of releases up to this one, whose manifest stands. A list that was lost is made anew from the
 * manifests; one that is further already is left alone.
 */
export async function listReleases(release: number, { feed, press }: ListPorts): Promise<void> {
  for (let race = 0; race < MOST_RACES; race++) {
    const object = await feed.get(press.indexKey);
    const standing = object && press.parseIndex(object.body);
    if ((standing?.latest ?? 0) >= release) return;
    const { files, index } = await nextList(standing, { feed, press });
    for (const file of files) await put(file, feed);
    await feed.swap(index.key, index.body, index.mediaType, object?.etag);
  }
  throw new Error(`the list of releases changed ${MOST_RACES} times while one was added`);
}

async function nextList(standing: ReleaseIndex | undefined, { feed, press }: ListPorts) {
  const next = (standing?.latest ?? 0) + 1;
  const manifest = await feed.get(press.manifestKey(next));
  if (manifest === undefined) throw new Error(`release ${next} is not listed and has no manifest`);
  return press.list(standing, manifest.body);
}
