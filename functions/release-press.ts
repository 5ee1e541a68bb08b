import type { FeedFile, FileEntry } from '../core/publish/feed-file.ts';
import type { RootIndex } from '../core/publish/index-document.ts';
import type { Listed } from '../core/publish/release/list-release.ts';
import type { Making, StandingFile } from '../core/publish/release/made-file.ts';
import type { ReleaseContent, ReleaseFile } from '../core/publish/release/release-content.ts';
import type { Span } from '../core/publish/release/is-round-closed.ts';
import type {
  ChangeCounts,
  ReleaseCause,
  ReleaseIndex,
  ReleaseLogEntry,
  ReleaseManifest,
} from '../core/publish/release/release-document.ts';
import type { Chunks } from '../core/publish/release/release-shard.ts';
import type { ManifestFacts } from '../core/publish/release/render-release-manifest.ts';

/** What is decided when a release is begun. */
export interface ReleaseBeginning {
  readonly release: number;
  /** ISO 8601 in UTC, whole seconds. */
  readonly releasedAt: string;
  readonly cause: ReleaseCause;
  readonly state: FeedFile;
}

/** What cutting a release needs of the core. Pure, but for reading what never changes. */
export interface ReleasePress {
  /** Keys of the two objects that change. */
  readonly rootKey: string;
  readonly indexKey: string;
  manifestKey(release: number): string;
  parseRoot(body: Uint8Array): RootIndex;
  /** Whether one of these rounds (their dictionary as JSON) closed in the span. */
  isRoundClosed(rounds: Uint8Array, span: Span): boolean;
  /** The bytes of a root under a name of their own. */
  printState(root: Uint8Array): FeedFile;
  printLogEntry(beginning: ReleaseBeginning): string;
  parseLogEntry(body: string): ReleaseLogEntry;
  renderChanges(content: Omit<ReleaseContent, 'sha256'>): Promise<{
    readonly counts: ChangeCounts;
    readonly files: readonly ReleaseFile[];
  }>;
  renderFiles(
    content: Omit<ReleaseContent, 'sha256'>,
    made: readonly StandingFile[],
    reread: (entry: FileEntry) => Chunks,
  ): Making;
  /** The key of a file of a release. */
  fileKey(release: number, name: string, sha256: string): string;
  /** Fixed addresses that lead to the newest release's bytes. */
  stableAddresses(
    files: readonly StandingFile[],
    root: RootIndex,
  ): readonly { readonly key: string; readonly entry: FileEntry }[];
  renderManifest(facts: ManifestFacts): FeedFile;
  parseManifest(body: Uint8Array): ReleaseManifest;
  parseIndex(body: Uint8Array): ReleaseIndex;
  /** The list with this manifest's release at its end. */
  list(standing: ReleaseIndex | undefined, manifest: Uint8Array): Listed;
}
