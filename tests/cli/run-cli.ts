import { spawn } from 'node:child_process';
import { join } from 'node:path';

/** The folder of the repository. */
export const ROOT = join(import.meta.dirname, '../..');
/** The command itself. */
export const PROGRAM = join(ROOT, 'cli/gongkai.ts');

/** How a run of the command ended. */
export interface Ran {
  readonly code: number | null;
  readonly out: string;
  readonly err: string;
}

/** What a run is given beside its arguments. */
export interface Given {
  readonly stdin?: Uint8Array | string;
  readonly environment?: Readonly<Record<string, string>>;
}

/** Runs the command as a process of its own, in the folder of the repository, without a locale unless one is given. */
export function runCli(words: readonly string[], { stdin = '', environment = {} }: Given = {}): Promise<Ran> {
  return new Promise((resolve, reject) => {
    const child = spawn(process.execPath, [PROGRAM, ...words], {
      cwd: ROOT,
      env: { PATH: process.env['PATH'] ?? '', ...environment },
    });
    const out: Buffer[] = [];
    const err: Buffer[] = [];
    child.stdout.on('data', (chunk: Buffer) => out.push(chunk));
    child.stderr.on('data', (chunk: Buffer) => err.push(chunk));
    child.on('error', reject);
    child.on('close', (code) =>
      resolve({ code, out: Buffer.concat(out).toString(), err: Buffer.concat(err).toString() }),
    );
    // It may end without having read everything.
    child.stdin.on('error', () => undefined);
    child.stdin.end(stdin);
  });
}
