import { MEDIA_TYPE, type FileEntry } from '../../core/publish/feed-file.ts';
import type { RootIndex } from '../../core/publish/index-document.ts';
import type { ReleaseContent } from '../../core/publish/release/release-content.ts';
import type { MadeFile, StandingFile } from '../../core/publish/release/made-file.ts';
import type {
  ReleaseCause,
  ReleaseLogEntry,
  ReleaseManifest,
} from '../../core/publish/release/release-document.ts';
import { namedOf } from '../../core/publish/release/render-release-manifest.ts';
import type { PiecedFeed, ReleaseLog } from '../ports.ts';
import type { ReleasePress } from '../release-press.ts';
import { inParallel } from './in-parallel.ts';
import { listReleases } from './list-releases.ts';
import { placeStable } from './place-stable.ts';
import { put } from './print-unit.ts';
import { ReleaseProgress } from './release-progress.ts';
import { readNamed } from './read-named.ts';

/** What cutting a release works with. */
export interface ReleasePorts {
  readonly feed: PiecedFeed;
  readonly log: ReleaseLog;
  readonly press: ReleasePress;
  /** Hex sha256. */
  readonly sha256: (bytes: Uint8Array) => string;
  readonly now: () => Date;
}

/** What came of it. */
export interface Cut {
  /** The newest release; undefined while nothing was ever published. */
  readonly release: number | undefined;
  /** False when the newest release had the standing state already. */
  readonly isNew: boolean;
}

const AT_ONCE = 16;

/** Somebody else released another state at the same moment, so many times. */
const MOST_RACES = 20;

/**
 * Fixes the standing state of the feeds under the next number; does nothing when the newest release has it. Where a
 * round closed since the newest release that its schedule made, the schedule makes one anyhow, and says so. The log's entry is what makes the number: it is written once, and whoever comes later carries it out. So two that
 * cut at once make one release, and one that dies leaves work that the next one finishes before its own.
 */
export async function cutRelease(cause: ReleaseCause, ports: ReleasePorts): Promise<Cut> {
  let last = await finishReleases(ports);
  for (let race = 0; race < MOST_RACES; race++) {
    const root = await ports.feed.get(ports.press.rootKey);
    if (root === undefined) return { release: last?.release, isNew: false };
    const state = ports.press.printState(root.body);
    const occasion = await occasionOf(cause, { root: root.body, last }, ports);
    if (last?.state.sha256 === state.sha256 && occasion !== 'round-closed')
      return { release: last.release, isNew: race > 0 };
    await put(state, ports.feed);
    const release = (last?.release ?? 0) + 1;
    const releasedAt = momentOf(ports);
    await ports.log.claim(
      release,
      ports.press.printLogEntry({ release, releasedAt, cause: occasion, state }),
    );
    last = await finishReleases(ports, last);
  }
  throw new Error(`the state was released by others ${MOST_RACES} times while it was to be released`);
}

/** Follows from the released rounds and the moments of the releases alone, so that who cuts at once says the same. */
async function occasionOf(
  cause: ReleaseCause,
  { root, last }: { readonly root: Uint8Array; readonly last: ReleaseLogEntry | undefined },
  ports: ReleasePorts,
): Promise<ReleaseCause> {
  if (cause !== 'daily' || last === undefined) return cause;
  const { dictionaries } = ports.press.parseRoot(root);
  const rounds = dictionaries.find(({ name }) => name === 'rounds.json');
  if (rounds === undefined) return cause;
  const span = { since: await lastScheduled(last, ports), until: momentOf(ports) };
  return ports.press.isRoundClosed(await readNamed(rounds, ports), span) ? 'round-closed' : cause;
}

/** The moment of the newest release that nobody commanded; of the first one, where there is none. */
async function lastScheduled(last: ReleaseLogEntry, ports: ReleasePorts): Promise<string> {
  let entry = last;
  while (entry.cause === 'command' && entry.release > 1) {
    const before = await readEntry(entry.release - 1, ports);
    if (before === undefined) throw new Error(`release ${entry.release - 1} is not in the log`);
    entry = before;
  }
  return entry.released_at;
}

function momentOf({ now }: ReleasePorts): string {
  return `${now().toISOString().slice(0, 19)}Z`;
}

/**
 * Carries out every release that stands in the log and not yet in the list of releases, in the order of their
 * numbers, up to `last`, and has the fixed addresses lead to the newest; answers with the newest entry that is
 * finished. `known` is finished already.
 */
export async function finishReleases(
  ports: ReleasePorts,
  known?: ReleaseLogEntry,
  last = Number.POSITIVE_INFINITY,
): Promise<ReleaseLogEntry | undefined> {
  let before = known ?? (await newestListed(ports));
  for (let release = (before?.release ?? 0) + 1; release <= last; release++) {
    const entry = await readEntry(release, ports);
    if (entry === undefined) break;
    await finish(entry, before, ports);
    before = entry;
  }
  await placeStable(ports);
  return before;
}

async function newestListed(ports: ReleasePorts): Promise<ReleaseLogEntry | undefined> {
  const index = await ports.feed.get(ports.press.indexKey);
  if (index === undefined) return undefined;
  const { latest } = ports.press.parseIndex(index.body);
  const entry = await readEntry(latest, ports);
  if (entry === undefined) throw new Error(`release ${latest} is listed and not in the log`);
  return entry;
}

async function readEntry(
  release: number,
  { log, press }: ReleasePorts,
): Promise<ReleaseLogEntry | undefined> {
  const body = await log.get(release);
  return body === undefined ? undefined : press.parseLogEntry(body);
}

async function finish(
  entry: ReleaseLogEntry,
  before: ReleaseLogEntry | undefined,
  ports: ReleasePorts,
): Promise<void> {
  const { feed, press } = ports;
  const key = press.manifestKey(entry.release);
  if ((await feed.get(key)) === undefined) await make(entry, before, ports);
  await listReleases(entry.release, ports);
}

/** The files, then the manifest that names them. Files carry their hash, so that those of two makers never mix. */
async function make(
  entry: ReleaseLogEntry,
  before: ReleaseLogEntry | undefined,
  ports: ReleasePorts,
): Promise<void> {
  const { feed, press } = ports;
  const content = await contentOf(entry, before, ports);
  const { counts, files } = await press.renderChanges(content);
  await inParallel(files, AT_ONCE, ({ file }) => put(file, feed));
  const named = await makeFiles(content, files.map(namedOf), ports);
  const previous = before === undefined ? null : await previousOf(before.release, ports);
  await put(press.renderManifest({ entry, root: content.root, previous, counts, files: named }), feed);
}

/**
 * Puts what is made for the release, each file before the next one is begun; answers with all that it has. Large files
 * that somebody else has made before are not made again.
 */
async function makeFiles(
  content: Omit<ReleaseContent, 'sha256'>,
  made: readonly StandingFile[],
  { feed, log, press }: ReleasePorts,
): Promise<readonly StandingFile[]> {
  const named = [...made];
  const progress = await ReleaseProgress.read(content.entry, { feed, log });
  const making = press.renderFiles(content, made, ({ path }) => feed.pieces(path));
  for (let step = await making.next(); !step.done; ) {
    const { name } = step.value;
    const known = await progress.made(name);
    const entry = known ?? (await entryOf(step.value, content.entry.release, { feed, press }));
    if (known === undefined && !('entry' in step.value)) await progress.note(name, entry);
    named.push({ name, entry });
    step = await making.next(entry);
  }
  return named;
}

function entryOf(
  file: MadeFile | StandingFile,
  release: number,
  { feed, press }: Pick<ReleasePorts, 'feed' | 'press'>,
): Promise<FileEntry> | FileEntry {
  if ('entry' in file) return file.entry;
  const { name, mediaType, chunks, key } = file;
  return feed.putPieces({
    pieces: chunks(),
    mediaType,
    keyOf: (sha256) => key ?? press.fileKey(release, name, sha256),
  });
}

async function contentOf(
  entry: ReleaseLogEntry,
  before: ReleaseLogEntry | undefined,
  ports: ReleasePorts,
): Promise<Omit<ReleaseContent, 'sha256'>> {
  const read = (file: FileEntry) => readNamed(file, ports);
  const rootOf = async (one: ReleaseLogEntry): Promise<RootIndex> =>
    ports.press.parseRoot(await read(one.state));
  return {
    entry,
    root: await rootOf(entry),
    before: before === undefined ? undefined : await rootOf(before),
    previous: before === undefined ? undefined : await manifestOf(before.release, ports),
    read,
  };
}

async function manifestOf(release: number, { feed, press }: ReleasePorts): Promise<ReleaseManifest> {
  const object = await feed.get(press.manifestKey(release));
  if (object === undefined) throw new Error(`release ${release} has no manifest`);
  return press.parseManifest(object.body);
}

async function previousOf(release: number, { feed, press, sha256 }: ReleasePorts) {
  const path = press.manifestKey(release);
  const object = await feed.get(path);
  if (object === undefined) throw new Error(`release ${release} has no manifest`);
  const { body } = object;
  return { release, path, sha256: sha256(body), bytes: body.length, media_type: MEDIA_TYPE.json };
}
