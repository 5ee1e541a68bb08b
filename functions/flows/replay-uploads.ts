import { hash } from 'node:crypto';
import type { FeedUnit } from '../../core/publish/feed-unit.ts';
import type { MessageQueue, UploadMessage, UploadVersion } from '../ports.ts';
import { publishUnits, type PublishPorts } from './publish-units.ts';
import { receiveUpload, type IntakePorts } from './receive-upload.ts';
import { unitKey } from './unit-key.ts';

/** What replaying works with: the queues are its own. */
export type ReplayPorts = Omit<IntakePorts, 'uploadQueue' | 'publishQueue'> & PublishPorts;

/** A moment at which something else happened, such as a release of what was published then. */
export interface Milestone {
  /** ISO 8601 in UTC. */
  readonly at: string;
  /** Called when what came before is published, and again after each upload of the last minutes; true: this was it. */
  reached(): Promise<boolean>;
  /** Called where it never was. */
  missed(): void;
}

/** What was replayed. */
export interface Replayed {
  readonly uploads: number;
  readonly units: number;
}

/** How long an upload may have been on its way when something happened; most take a second. */
const ON_THE_WAY_MS = 180_000;

/** Units that are published at once. */
const A_BATCH = 50;

/**
 * Takes every upload and decision of the bucket in again, in the order of their times, and publishes what comes of it.
 * What waited for the register then waits again, by the clock of the uploads and not by ours, so that the same files are
 * judged against the same rows. Begun on a table that holds something, it changes nothing of that.
 */
export async function replayUploads(
  ports: ReplayPorts,
  milestones: readonly Milestone[] = [],
): Promise<Replayed> {
  const replay = new Replay(ports);
  const versions = await allVersions(ports);
  for (const version of versions) replay.add(version, Date.parse(version.lastModified));
  for (const milestone of milestones.toSorted((a, b) => (a.at < b.at ? -1 : 1))) {
    await replay.pass(milestone);
  }
  await replay.takeUntil(Number.POSITIVE_INFINITY);
  await replay.publish();
  return { uploads: versions.length, units: replay.published };
}

interface Due {
  readonly at: number;
  readonly message: UploadMessage;
}

/** The queues of a replay, on the clock of its uploads. */
class Replay {
  published = 0;
  readonly #ports: ReplayPorts;
  #due: Due[] = [];
  readonly #dirty = new Map<string, FeedUnit>();

  constructor(ports: ReplayPorts) {
    this.#ports = ports;
  }

  add({ key, versionId }: UploadVersion, at: number): void {
    this.#due.push({ at, message: { key, versionId, tries: 0 } });
  }

  /** Works on everything that is due by then, in order of time; equal times stay in the order in which they came. */
  async takeUntil(end: number): Promise<void> {
    this.#due = this.#due.toSorted((a, b) => a.at - b.at);
    for (let next = this.#due[0]; next !== undefined && next.at <= end; next = this.#due[0]) {
      this.#due.shift();
      await this.#take(next);
    }
  }

  /** What was published at a moment need not be all that was uploaded by then: the last minutes go one by one. */
  async pass(milestone: Milestone): Promise<void> {
    const end = Date.parse(milestone.at);
    await this.takeUntil(end - ON_THE_WAY_MS);
    for (;;) {
      await this.publish();
      if (await milestone.reached()) return;
      const next = this.#due[0];
      if (next === undefined || next.at > end) return milestone.missed();
      this.#due.shift();
      await this.#take(next);
    }
  }

  async publish(): Promise<void> {
    const units = [...this.#dirty.values()];
    this.#dirty.clear();
    for (let at = 0; at < units.length; at += A_BATCH) {
      const failures = await publishUnits(units.slice(at, at + A_BATCH), this.#ports);
      if (failures[0] !== undefined) throw failures[0].error;
    }
    this.published += units.length;
  }

  async #take({ at, message }: Due): Promise<void> {
    const uploadQueue: MessageQueue<UploadMessage> = {
      send: async (messages, delaySeconds = 0) => {
        const waits = messages.map((again) => ({ at: at + delaySeconds * 1000, message: again }));
        this.#due = [...this.#due, ...waits].toSorted((a, b) => a.at - b.at);
      },
    };
    const publishQueue: MessageQueue<FeedUnit> = {
      send: async (units) => {
        for (const unit of units) this.#dirty.set(unitKey(unit), unit);
      },
    };
    await receiveUpload(message, { ...this.#ports, uploadQueue, publishQueue });
  }
}

/** Every version in the order of uploads: its second, the hash of its key, then the order in which S3 lists a key’s versions. */
async function allVersions({ uploads }: Pick<ReplayPorts, 'uploads'>): Promise<readonly UploadVersion[]> {
  const versions: UploadVersion[] = [];
  let cursor: string | undefined;
  do {
    const page = await uploads.list(cursor);
    versions.push(...page.versions);
    cursor = page.cursor;
  } while (cursor !== undefined);
  // S3 lists the newest version of a key first.
  const placed = versions.toReversed().map((version) => ({ version, sort: sortKey(version) }));
  return placed
    .toSorted((a, b) => (a.sort < b.sort ? -1 : a.sort > b.sort ? 1 : 0))
    .map(({ version }) => version);
}

function sortKey({ key, lastModified }: UploadVersion): string {
  return `${lastModified} ${hash('sha256', key)}`;
}
