import { linkSync, readFileSync, renameSync, rmSync } from 'node:fs';
import { JsonFile } from './json-file.ts';

/** A process, told from a later one of the same id. */
export interface Holder {
  readonly pid: number;
  /** Boot and start time, where the system tells them. */
  readonly started: string;
}

/** A file that one process holds at a time. What a killed process held is free. */
export class ProcessLock {
  readonly #file: JsonFile<Holder>;

  constructor(path: string) {
    this.#file = new JsonFile(path);
  }

  /** Takes the lock; gives whoever holds it where that is not possible. */
  take(): Holder | undefined {
    const holder = this.#file.read();
    if (holder && isRunning(holder)) return holder;
    if (holder) this.#removeStale();
    const mine = new JsonFile<Holder>(`${this.#file.path}.${process.pid}`);
    mine.write({ pid: process.pid, started: startOf(process.pid) });
    try {
      // A link is there whole or not at all, and only once.
      linkSync(mine.path, this.#file.path);
      return undefined;
    } catch (error) {
      if (!isCode(error, 'EEXIST')) throw error;
      return this.#file.read() ?? { pid: 0, started: '' };
    } finally {
      rmSync(mine.path);
    }
  }

  release(): void {
    rmSync(this.#file.path, { force: true });
  }

  /** Two processes may find the same stale file; the slower one must not take away the lock of the faster. */
  #removeStale(): void {
    const aside = new JsonFile<Holder>(`${this.#file.path}.stale-${process.pid}`);
    try {
      renameSync(this.#file.path, aside.path);
      const moved = aside.read();
      if (moved && isRunning(moved)) linkSync(aside.path, this.#file.path);
    } catch (error) {
      if (!isCode(error, 'ENOENT')) throw error;
    }
    rmSync(aside.path, { force: true });
  }
}

function isRunning({ pid, started }: Holder): boolean {
  try {
    process.kill(pid, 0);
  } catch (error) {
    // Without permission to send a signal there is a process all the same.
    if (!isCode(error, 'EPERM')) return false;
  }
  return startOf(pid) === started;
}

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

function isCode(error: unknown, code: string): boolean {
  return error instanceof Error && 'code' in error && error.code === code;
}
