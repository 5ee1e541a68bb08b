import { writeFile } from 'node:fs/promises';
import { UsageError } from '../command-error.ts';
import type { Terminal } from '../terminal.ts';
import { unreadable } from './unreadable.ts';

/** Where a command's result goes: standard output, or a file that is not there yet. */
export interface Destination {
  readonly output: string | undefined;
  readonly force: boolean;
}

/** Writes a whole result. A file that exists is replaced only with `force`. */
export async function writeResult(
  bytes: Uint8Array,
  { output, force }: Destination,
  terminal: Terminal,
): Promise<void> {
  if (output === undefined || output === '-') {
    terminal.out(bytes);
    return;
  }
  try {
    await writeFile(output, bytes, { flag: force ? 'w' : 'wx' });
  } catch (error) {
    if (error instanceof Error && 'code' in error && error.code === 'EEXIST')
      throw new UsageError('file-exists', { path: output }, { cause: error });
    throw unreadable(error, output, 'cannot-write');
  }
}
