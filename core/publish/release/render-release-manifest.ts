import { feedFile, fileEntry, type FeedFile, type FileEntry, type Sha256 } from '../feed-file.ts';
import { feedJson } from '../feed-json.ts';
import { feedName } from '../feed-name.ts';
import type { RootIndex } from '../index-document.ts';
import type { ReleaseFile } from './release-content.ts';
import type { ChangeCounts, ReleaseLogEntry, ReleaseManifest } from './release-document.ts';

/** All that a manifest says. */
export interface ManifestFacts {
  readonly entry: ReleaseLogEntry;
  readonly root: RootIndex;
  readonly previous: ReleaseManifest['previous'];
  readonly counts: ChangeCounts;
  /** In the order in which they were made. */
  readonly files: readonly Named[];
}

/** A file that is in place already, without its bytes. */
export type Named = Pick<ReleaseFile, 'name'> & { readonly entry: FileEntry };

/** The manifest of a release; put last, it makes the release. */
export function renderReleaseManifest(facts: ManifestFacts, sha256: Sha256): FeedFile {
  const { entry, root, previous, counts } = facts;
  const files = facts.files.toSorted((a, b) => (a.name < b.name ? -1 : 1));
  const manifest: ReleaseManifest = {
    schema: entry.schema,
    release: entry.release,
    released_at: entry.released_at,
    cause: entry.cause,
    licence: entry.licence,
    engine: entry.engine,
    publisher: entry.publisher,
    public_url: entry.public_url,
    previous,
    version: root.version,
    reports: root.reports,
    counts,
    state: entry.state,
    files: files.map((file) => ({ name: file.name, ...file.entry })),
  };
  return feedFile(feedJson(manifest), () => feedName.releaseManifest(entry.release), sha256);
}

/** The entry of a file that was just put. */
export function namedOf({ name, file }: ReleaseFile): Named {
  return { name, entry: fileEntry(file) };
}
