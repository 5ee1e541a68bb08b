import type { ReleaseLogEntry } from '../../core/publish/release/release-document.ts';
import { finishReleases, type ReleasePorts } from './cut-release.ts';
import { put } from './print-unit.ts';
import type { Milestone } from './replay-uploads.ts';

/** What became of a release in a replay. */
export interface Restored {
  readonly release: number;
  /** False when no state about its moment was the one: it was cut while uploads were under way, or follows such a one. */
  readonly isSame: boolean;
}

/**
 * The releases of the log as milestones of a replay: at the moment of each, the state has to be the one that was
 * released; then its files are made again. `tell` hears of each.
 */
export async function releaseMilestones(
  ports: ReleasePorts,
  tell: (restored: Restored) => void,
): Promise<readonly Milestone[]> {
  return (await readLog(ports)).map(({ release, ...entry }) => ({
    at: entry.released_at,
    reached: async () => {
      const isSame = await restore({ release, ...entry }, ports);
      if (isSame) tell({ release, isSame });
      return isSame;
    },
    missed: () => tell({ release, isSame: false }),
  }));
}

async function readLog({ log, press }: ReleasePorts): Promise<readonly ReleaseLogEntry[]> {
  const entries: ReleaseLogEntry[] = [];
  for (let body = await log.get(1); body !== undefined; body = await log.get(entries.length + 1))
    entries.push(press.parseLogEntry(body));
  return entries;
}

async function restore(entry: ReleaseLogEntry, ports: ReleasePorts): Promise<boolean> {
  const root = await ports.feed.get(ports.press.rootKey);
  const state = root && ports.press.printState(root.body);
  const isThere = (await ports.feed.get(entry.state.path)) !== undefined;
  if (state?.sha256 !== entry.state.sha256 && !isThere) return false;
  if (entry.release > 1 && (await ports.feed.get(ports.press.manifestKey(entry.release - 1))) === undefined)
    return false;
  if (state?.sha256 === entry.state.sha256) await put(state, ports.feed);
  await finishReleases(ports, undefined, entry.release);
  return true;
}
