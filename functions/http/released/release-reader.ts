import { feedName } from '../../../core/publish/feed-name.ts';
import type { FileEntry } from '../../../core/publish/feed-file.ts';
import {
  parseChanges,
  type ChangedShardEntry,
  type ChangesOverview,
} from '../../../core/publish/release/parse-changes.ts';
import { parseRelease } from '../../../core/publish/release/parse-release.ts';
import type { ReleaseManifest } from '../../../core/publish/release/release-document.ts';
import type { ReleaseOrigin } from '../../../core/query/change-feed/release-news.ts';
import type { ReleasedChange } from '../../../core/query/released-change.ts';
import type { QueryPorts } from '../query-ports.ts';
import { readNamed } from './released-state.ts';

/** Reads releases from the feeds, from their numbers down to single changes. */
export class ReleaseReader {
  readonly #feed: QueryPorts['feed'];
  readonly #manifests = new Map<number, Promise<ReleaseManifest>>();
  readonly #read: (entry: FileEntry) => Promise<Uint8Array>;

  constructor({ feed }: Pick<QueryPorts, 'feed'>) {
    this.#feed = feed;
    this.#read = readNamed({ feed });
  }

  /** The number of the newest release; 0 before the first. */
  async latest(): Promise<number> {
    const list = await this.#feed.get(feedName.releases());
    return list === undefined ? 0 : parseRelease.index(list.body).latest;
  }

  /** What changed in a release, shard by shard. */
  async overview(release: number): Promise<ChangesOverview> {
    const { files } = await this.#manifest(release);
    const changes = files.find(({ name }) => name === 'changes.json');
    if (changes === undefined) throw new Error(`release ${release} does not tell its changes`);
    return parseChanges.overview(await this.#read(changes));
  }

  /** Who made a release, where and when. */
  async originOf(release: number): Promise<ReleaseOrigin> {
    const { released_at: releasedAt, public_url: publicUrl, publisher } = await this.#manifest(release);
    return { releasedAt, publicUrl, publisher: publisher.name };
  }

  /** The changes of one shard in a release. */
  async changes(overview: ChangesOverview, shard: ChangedShardEntry): Promise<readonly ReleasedChange[]> {
    const { release, released_at } = overview;
    const rows = parseChanges.shard(await this.#read(shard));
    return rows.map((row) => ({ release, released_at, ...row }));
  }

  /** Each is read once. */
  #manifest(release: number): Promise<ReleaseManifest> {
    const known = this.#manifests.get(release) ?? this.#readManifest(release);
    this.#manifests.set(release, known);
    return known;
  }

  async #readManifest(release: number): Promise<ReleaseManifest> {
    const object = await this.#feed.get(feedName.releaseManifest(release));
    if (object === undefined) throw new Error(`release ${release} is listed and has no manifest`);
    return parseRelease.manifest(object.body);
  }
}
