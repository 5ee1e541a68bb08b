import { linkSync, mkdirSync, readFileSync, renameSync, rmSync } from 'node:fs';
import { join, resolve } from 'node:path';
import { JsonFile } from '../json-file.ts';
import { type Credentials, newCredentials } from './credentials.ts';

/** What clients need to know of a running stack. URLs are without trailing slashes. */
export interface PublishedEndpoints extends Credentials {
  readonly http: string;
  readonly s3: string;
  readonly dynamodb: string;
  readonly region: string;
  readonly uploadBucket: string;
  readonly feedBucket: string;
  readonly table: string;
}

/** How far the samples have come: once begun, they are finished by a later start. */
export interface SampleProgress {
  readonly complete: boolean;
}

interface Holder {
  readonly pid: number;
  /** Tells a process from a later one of the same id; empty where the system does not say. */
  readonly started: string;
}

const PRIVATE = 0o600;

/** The folder with all state of a local stack, held by one process at a time. */
export class DataDirectory {
  readonly folder: string;
  readonly samples: JsonFile<SampleProgress>;
  readonly #lock: JsonFile<Holder>;

  /** Takes hold of the folder; throws when another process has it. What a killed one left behind is taken over. */
  constructor(path: string) {
    this.folder = resolve(path);
    mkdirSync(this.folder, { recursive: true });
    this.#lock = new JsonFile(join(this.folder, 'lock.json'));
    this.samples = new JsonFile(join(this.folder, 'samples.json'));
    this.#take();
    rmSync(join(this.folder, 'endpoints.json'), { force: true });
  }

  /** The operator's key, the same at every start. */
  operator(): Credentials {
    const file = new JsonFile<Credentials>(join(this.folder, 'credentials.json'));
    const known = file.read();
    if (known) return known;
    const created = newCredentials('OPERATOR');
    file.write(created, PRIVATE);
    return created;
  }

  publishEndpoints(endpoints: PublishedEndpoints): void {
    new JsonFile<PublishedEndpoints>(join(this.folder, 'endpoints.json')).write(endpoints, PRIVATE);
  }

  /** Lets go of the folder. */
  close(): void {
    rmSync(join(this.folder, 'endpoints.json'), { force: true });
    rmSync(this.#lock.path, { force: true });
  }

  #take(): void {
    const holder = this.#lock.read();
    if (holder && isRunning(holder)) {
      throw new Error(`the data directory ${this.folder} is in use by process ${holder.pid}`);
    }
    const stale = `${this.#lock.path}.stale-${process.pid}`;
    if (holder) renameSync(this.#lock.path, stale);
    rmSync(stale, { force: true });
    const mine = new JsonFile<Holder>(`${this.#lock.path}.${process.pid}`);
    mine.write({ pid: process.pid, started: startOf(process.pid) });
    try {
      // Fails when somebody was faster; a file that is written in place could be read half.
      linkSync(mine.path, this.#lock.path);
    } catch (cause) {
      throw new Error(`the data directory ${this.folder} was taken by another process just now`, { cause });
    } finally {
      rmSync(mine.path);
    }
  }
}

function isRunning({ pid, started }: Holder): boolean {
  try {
    process.kill(pid, 0);
  } catch (error) {
    // Alive, but somebody else's.
    if (error instanceof Error && 'code' in error && error.code === 'EPERM') return startOf(pid) === started;
    return false;
  }
  return startOf(pid) === started;
}

/** Boot and start time of a process where Linux tells them. */
function startOf(pid: number): string {
  try {
    const boot = readFileSync('/proc/sys/kernel/random/boot_id', 'utf8').trim();
    const stat = readFileSync(`/proc/${pid}/stat`, 'utf8');
    // The name of the program, in parentheses, may hold spaces; the 20th field after it is the start.
    return `${boot}/${stat.slice(stat.lastIndexOf(')') + 2).split(' ')[19]}`;
  } catch {
    return '';
  }
}
