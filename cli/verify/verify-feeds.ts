import { hash } from 'node:crypto';
import { ENGINE } from '../../core/findings/engine.ts';
import { feedName } from '../../core/publish/feed-name.ts';
import { parseIndex } from '../../core/publish/parse-index.ts';
import { redactionList } from '../../core/publish/redaction/redaction-list.ts';
import { parseRelease } from '../../core/publish/release/parse-release.ts';
import type { ReleaseManifest } from '../../core/publish/release/release-document.ts';
import { UnreadableError, UsageError } from '../command-error.ts';
import { checkSignature } from './check-signature.ts';
import type { FeedSource } from './feed-source.ts';
import { FeedWalk, type CheckedFile } from './feed-walk.ts';
import { rebuildChanges } from './rebuild-changes.ts';
import { rebuildTables, type Rebuilt } from './rebuild-tables.ts';
import type { Trouble, Verdict } from './trouble.ts';

/** Which of the feeds is looked at. */
export type Subject = 'state' | 'latest' | 'all' | number;

/** Checks the state, a release, or all releases and the state; one verdict each. */
export async function verifyFeeds(source: FeedSource, subject: Subject): Promise<readonly Verdict[]> {
  if (subject === 'state') return [await verifyState(source)];
  const latest = await latestRelease(source);
  if (subject === 'latest')
    return [latest === 0 ? await verifyState(source) : await verifyRelease(source, latest)];
  if (subject !== 'all') {
    if (subject > latest && (await source.get(feedName.releaseManifest(subject))) === undefined)
      throw new UsageError('no-such-release', { release: subject });
    return [await verifyRelease(source, subject)];
  }
  const verdicts: Verdict[] = [];
  for (let release = 1; release <= latest; release++) verdicts.push(await verifyRelease(source, release));
  return [...verdicts, await verifyState(source)];
}

/** A copy may hold one release and no list. */
async function latestRelease(source: FeedSource): Promise<number> {
  const list = await source.get(feedName.releases());
  return list === undefined ? 0 : parseRelease.index(list).latest;
}

async function verifyState(source: FeedSource): Promise<Verdict> {
  const body = await source.get(feedName.root());
  if (body === undefined) throw new UnreadableError('no-feeds', { path: feedName.root() });
  const look = new Look(source, await redactionsOf(source));
  await look.take(feedName.root(), body, parseIndex.root);
  return look.verdict('state', undefined);
}

async function verifyRelease(source: FeedSource, release: number): Promise<Verdict> {
  const path = feedName.releaseManifest(release);
  const body = await source.get(path);
  const look = new Look(source, await redactionsOf(source));
  if (body === undefined) {
    look.troubles.push({ path, kind: 'missing' });
    return look.verdict(release, undefined);
  }
  look.troubles.push(...(await heldToList(source, { release, path, body })));
  const manifest = await look.take(path, body, parseRelease.manifest);
  if (manifest === undefined) return look.verdict(release, undefined);
  const { signed, troubles } = await checkSignature(manifest, look.walk);
  look.troubles.push(...troubles);
  await look.rebuild(manifest);
  return look.verdict(release, signed);
}

/** What stands in place of files out of which personal data was taken, by path. */
async function redactionsOf(source: FeedSource): Promise<ReadonlyMap<string, string>> {
  const list = await source.get(feedName.redactions());
  const entries = list === undefined ? [] : redactionList.parse(list);
  return new Map(entries.map(({ path, redacted_sha256 }) => [path, redacted_sha256]));
}

/** The manifest is not named by its hash, but the list of releases names it, and so does the release after it. */
async function heldToList(
  source: FeedSource,
  { release, path, body }: { readonly release: number; readonly path: string; readonly body: Uint8Array },
): Promise<readonly Trouble[]> {
  const list = await source.get(feedName.releases());
  const entry = list && parseRelease.index(list).releases.find((one) => one.release === release);
  const found = { sha256: hash('sha256', body), bytes: body.length };
  if (entry === undefined || (entry.sha256 === found.sha256 && entry.bytes === found.bytes)) return [];
  return [{ path, kind: 'changed', promised: { sha256: entry.sha256, bytes: entry.bytes }, found }];
}

/** One look at a state or a release. */
class Look {
  readonly walk: FeedWalk;
  readonly troubles: Trouble[] = [];
  readonly #manifests: CheckedFile[] = [];
  readonly #rebuilt = new Set<string>();
  #otherEngine: string | undefined;
  #files = 1;
  #bytes = 0;

  constructor(source: FeedSource, redacted: ReadonlyMap<string, string>) {
    const onFile = (file: CheckedFile) => {
      if (/\/manifest-[0-9a-f]{64}\.json$/.test(file.entry.path) && file.isSound) this.#manifests.push(file);
    };
    this.walk = new FeedWalk(source, { onFile, redacted });
  }

  /** Reads the document at the beginning and checks all that it leads to. */
  async take<Document>(
    path: string,
    body: Uint8Array,
    parse: (body: Uint8Array) => Document,
  ): Promise<Document | undefined> {
    this.#bytes += body.length;
    try {
      const document = parse(body);
      await this.walk.follow(document);
      await this.#rebuildTables();
      return document;
    } catch (error) {
      if (!(error instanceof Error) || error.name !== 'FeedFault') throw error;
      this.troubles.push({ path, kind: 'unsound', detail: error.message });
      return undefined;
    }
  }

  async rebuild(manifest: ReleaseManifest): Promise<void> {
    if (manifest.engine.version !== ENGINE.version) this.#otherEngine = manifest.engine.version;
    this.#note(await rebuildChanges(manifest, this.walk));
  }

  verdict(subject: Verdict['subject'], signed: Verdict['signed']): Verdict {
    const troubles = merged([...this.troubles, ...this.walk.troubles]);
    const known = new Set([...this.walk.redacted, ...troubles.map(({ path }) => path)]);
    return {
      subject,
      files: this.walk.files + this.#files,
      bytes: this.walk.bytes + this.#bytes,
      rebuilt: [...this.#rebuilt].toSorted(),
      only_hashed: this.walk.paths.filter((path) => !this.#rebuilt.has(path) && !known.has(path)).toSorted(),
      other_engine: this.#otherEngine,
      redacted: this.walk.redacted.toSorted(),
      signed,
      troubles,
    };
  }

  async #rebuildTables(): Promise<void> {
    for (const { body } of this.#manifests.splice(0)) {
      if (body !== undefined) this.#note(await rebuildTables(body, this.walk));
    }
  }

  #note({ paths, troubles }: Rebuilt): void {
    for (const path of paths) this.#rebuilt.add(path);
    this.troubles.push(...troubles);
  }
}

/** One trouble a file and kind, with all that is known of it; by path. */
function merged(troubles: readonly Trouble[]): readonly Trouble[] {
  const byName = Map.groupBy(troubles, ({ path, kind }) => `${path} ${kind}`);
  const known = [...byName.values()].map((same) => Object.assign({}, ...same) as Trouble); // of one kind
  return known.toSorted((a, b) => (a.path < b.path ? -1 : 1));
}
