import { FeedFault } from '../feed-fault.ts';
import { feedFile, fileEntry, type FeedFile, type Sha256 } from '../feed-file.ts';
import { feedJson } from '../feed-json.ts';
import { feedName } from '../feed-name.ts';
import { FEED_SCHEMA } from '../feed-schema.ts';
import type { ListedRelease, ReleaseIndex, ReleaseManifest } from './release-document.ts';

/** Releases in one page of the list; a third of a year of daily ones. */
export const RELEASES_A_PAGE = 100;

/** The list with one release more: `files` are put first, then `index` is swapped in. */
export interface Listed {
  readonly files: readonly FeedFile[];
  readonly index: FeedFile;
}

/**
 * Adds a release to the list. What is full becomes a page of its own, so that the list itself never grows by more
 * than a line a page. Throws a `FeedFault` where the release is not the one that follows.
 */
export function listRelease(
  standing: ReleaseIndex | undefined,
  manifest: { readonly document: ReleaseManifest; readonly file: FeedFile },
  sha256: Sha256,
): Listed {
  const { release, licence } = manifest.document;
  if (release !== (standing?.latest ?? 0) + 1)
    throw new FeedFault(`release ${release} does not follow ${standing?.latest ?? 0}`);
  const entry = listedOf(manifest.document, manifest.file);
  const { pages = [], releases = [] } = standing ?? {};
  const head = { schema: FEED_SCHEMA, licence, latest: release } as const;
  if (releases.length < RELEASES_A_PAGE)
    return { files: [], index: indexFile({ ...head, pages, releases: [...releases, entry] }, sha256) };
  const page = closePage(releases, sha256);
  const index = indexFile({ ...head, pages: [...pages, page.entry], releases: [entry] }, sha256);
  return { files: [page.file], index };
}

function listedOf(manifest: ReleaseManifest, file: FeedFile): ListedRelease {
  const { release, released_at, version, reports, counts } = manifest;
  return { release, released_at, version, reports, counts, ...fileEntry(file) };
}

function indexFile(index: ReleaseIndex, sha256: Sha256): FeedFile {
  return feedFile(feedJson(index), () => feedName.releases(), sha256);
}

function closePage(releases: readonly ListedRelease[], sha256: Sha256) {
  const [first] = releases;
  const last = releases.at(-1);
  if (first === undefined || last === undefined) throw new FeedFault('a page of releases is empty');
  const file = feedFile(
    feedJson({ schema: FEED_SCHEMA, releases }),
    (hash) => feedName.releasePage(first.release, hash),
    sha256,
  );
  const span = { from: first.release, to: last.release };
  const times = { released_from: first.released_at, released_to: last.released_at };
  return { file, entry: { ...span, ...times, ...fileEntry(file) } };
}
