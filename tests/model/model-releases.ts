import { coreReleasePress } from '../../functions/core-release-press.ts';
import type { ReleasePorts } from '../../functions/flows/cut-release.ts';
import type { Making } from '../../core/publish/release/made-file.ts';
import type { ReleasePress } from '../../functions/release-press.ts';
import { releaseFile } from '../../core/publish/release/release-file.ts';
import type { Gate } from '../functions/memory/gate.ts';
import { memoryFeed, memoryReleaseLog } from '../functions/memory/memory-objects.ts';
import { auditFrom, checked, InvariantBroken } from './audit-feed.ts';
import { hashOf } from './hash.ts';
import type { World } from './model-ports.ts';
import { modelPress } from './model-press.ts';

/** The fixed address of the newest release's changes. */
const NEWEST_CHANGES = 'newest-changes.json';

/** The real documents of releases over the model's feeds; what changed is told by the shards' hashes alone. */
export const modelReleasePress: ReleasePress = {
  ...coreReleasePress('CC0-1.0'),
  rootKey: modelPress.rootKey,
  parseRoot: (body) => modelPress.parseRoot(body),
  renderFiles: nothingMore,
  stableAddresses: (files) =>
    files.flatMap(({ name, entry }) => (name === 'changes.json' ? [{ key: NEWEST_CHANGES, entry }] : [])),
  // The model's rounds have no days.
  isRoundClosed: () => false,
  renderChanges: async ({ entry, root, before, read }) => {
    const years = root.years.filter(
      (one) => before?.years.find(({ year }) => year === one.year)?.sha256 !== one.sha256,
    );
    for (const year of years) await read(year);
    const text = JSON.stringify({ release: entry.release, years: years.map(({ year }) => year) });
    const file = releaseFile({ ...entry, name: 'changes.json' }, text, hashOf);
    return { counts: NO_COUNTS, files: [file] };
  },
};

/** What is made beside the changes follows from them and from nothing else; the model has no use for it. */
async function* nothingMore(): Making {}

const NO_COUNTS = {
  new_reports: 0,
  corrected_reports: 0,
  withdrawn_reports: 0,
  redacted_reports: 0,
  corrected_cells: 0,
};

/** The ports of one process that cuts releases; each cut is a second later than the one before. */
export function modelReleasePorts(world: World, gate: Gate): ReleasePorts {
  return {
    feed: memoryFeed(world.feed, gate),
    log: memoryReleaseLog(world.releases, gate),
    press: modelReleasePress,
    sha256: hashOf,
    now: () => new Date(Date.UTC(2022, 1, 1) + world.releases.size * 1000),
  };
}

/** A planted mistake of releases: ports that behave a little wrong. */
export type ReleaseSabotage = (ports: ReleasePorts, world: World) => ReleasePorts;

/** What a reader of releases has seen: the manifest of each, by its number. */
export type SeenReleases = Map<number, string>;

/**
 * Holds the list of releases to what it promises: numbers without gap, each manifest and all that it names there
 * and whole, nothing that was seen ever changed, no state twice in a row, and no state older than the one before.
 */
export function auditReleases({ feed }: Pick<World, 'feed'>, seen: SeenReleases): void {
  const list = feed.get(modelReleasePress.indexKey);
  if (list === undefined) return;
  const { latest, releases } = modelReleasePress.parseIndex(list.body);
  if (releases.length !== latest)
    throw new InvariantBroken(`I3: ${latest} releases, ${releases.length} listed`);
  if (seen.size > latest) throw new InvariantBroken(`I7: the list goes back to release ${latest}`);
  let before = { version: -1, state: '' };
  releases.forEach((listed, position) => {
    const manifest = modelReleasePress.parseManifest(checked(feed, listed));
    if (manifest.release !== position + 1)
      throw new InvariantBroken(`I3: release ${position + 1} is missing`);
    checkSeen(manifest.release, listed.sha256, seen);
    for (const file of manifest.files) checked(feed, file);
    const shown = auditFrom(checked(feed, manifest.state), feed);
    if (manifest.state.sha256 === before.state || shown.version < before.version)
      throw new InvariantBroken(`I7: release ${manifest.release} does not go on from the one before`);
    before = { version: shown.version, state: manifest.state.sha256 };
  });
}

/** The release to which the fixed address leads; 0 while it leads nowhere. */
export function placedRelease({ feed }: Pick<World, 'feed'>): number {
  const placed = feed.get(NEWEST_CHANGES);
  if (placed === undefined) return 0;
  // Printed above.
  return (JSON.parse(Buffer.from(placed.body).toString()) as { readonly release: number }).release;
}

/** The fixed address never leads back to an older release than it led to. */
export function auditPlaced(world: Pick<World, 'feed'>, seen: number): number {
  const placed = placedRelease(world);
  if (placed < seen)
    throw new InvariantBroken(`I7: the fixed address goes back from release ${seen} to ${placed}`);
  return placed;
}

function checkSeen(release: number, sha256: string, seen: SeenReleases): void {
  const known = seen.get(release);
  if (known !== undefined && known !== sha256)
    throw new InvariantBroken(`I7: release ${release} was changed`);
  seen.set(release, sha256);
}

/** At rest every entry of the log is a release in the list, with its state, and the newest has the standing one. */
export function checkReleasesEnd(world: World): void {
  const list = world.feed.get(modelReleasePress.indexKey);
  const latest = list === undefined ? 0 : modelReleasePress.parseIndex(list.body).latest;
  if (latest !== world.releases.size)
    throw new InvariantBroken(`I1: ${world.releases.size} releases were begun and ${latest} are listed`);
  if (placedRelease(world) !== latest)
    throw new InvariantBroken(`I2: the fixed address leads to ${placedRelease(world)} of ${latest} releases`);
  let state: string | undefined;
  for (const [release, body] of world.releases) {
    state = modelReleasePress.parseLogEntry(body).state.sha256;
    const manifest = world.feed.get(modelReleasePress.manifestKey(release));
    if (manifest === undefined || modelReleasePress.parseManifest(manifest.body).state.sha256 !== state)
      throw new InvariantBroken(`I2: release ${release} is not what its log says`);
  }
  const root = world.feed.get(modelReleasePress.rootKey);
  if (root !== undefined && hashOf(root.body) !== state)
    throw new InvariantBroken(`I2: the newest release does not have the standing state`);
}
