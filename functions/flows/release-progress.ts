import { ENGINE } from '../../core/findings/engine.ts';
import type { FileEntry } from '../../core/publish/feed-file.ts';
import type { PiecedFeed, ReleaseLog } from '../ports.ts';

/** What noting works with. */
interface ProgressPorts {
  readonly feed: Pick<PiecedFeed, 'bytesOf'>;
  readonly log: ReleaseLog;
}

/** Files that are worth a note: making one again takes longer than noting it. */
const WORTH_A_NOTE = 8 * 1024 ** 2;

interface Notes {
  readonly engine: string;
  readonly state: string;
  readonly files: Readonly<Record<string, FileEntry>>;
}

/**
 * The large files of a release that were made by whoever died over it, so that the next one goes on where it was instead
 * of starting over. Notes of another engine or of another state count for nothing.
 */
export class ReleaseProgress {
  readonly #release: number;
  readonly #ports: ProgressPorts;
  #notes: Notes;

  private constructor(release: number, notes: Notes, ports: ProgressPorts) {
    this.#release = release;
    this.#notes = notes;
    this.#ports = ports;
  }

  static async read(
    { release, state }: { readonly release: number; readonly state: FileEntry },
    ports: ProgressPorts,
  ): Promise<ReleaseProgress> {
    const body = await ports.log.progress(release);
    // `note` wrote it.
    const known = body === undefined ? undefined : (JSON.parse(body) as Notes);
    const own: Notes = { engine: engineMark(), state: state.sha256, files: {} };
    const isOurs = known?.engine === own.engine && known.state === own.state;
    return new ReleaseProgress(release, isOurs ? known : own, ports);
  }

  /** The entry of a file that was made and is still there. */
  async made(name: string): Promise<FileEntry | undefined> {
    const entry = this.#notes.files[name];
    if (entry === undefined) return undefined;
    return (await this.#ports.feed.bytesOf(entry.path)) === entry.bytes ? entry : undefined;
  }

  async note(name: string, entry: FileEntry): Promise<void> {
    if (entry.bytes < WORTH_A_NOTE) return;
    this.#notes = { ...this.#notes, files: { ...this.#notes.files, [name]: entry } };
    await this.#ports.log.noteProgress(this.#release, `${JSON.stringify(this.#notes, null, 2)}\n`);
  }
}

function engineMark(): string {
  return `${ENGINE.version} ${ENGINE.ruleset}`;
}
