import { createReadStream } from 'node:fs';
import { stat } from 'node:fs/promises';
import { MAX_UPLOAD_BYTES } from '../../core/index.ts';
import { UnreadableError } from '../command-error.ts';
import type { Terminal } from '../terminal.ts';
import { readAtMost } from './read-at-most.ts';
import { unreadable } from './unreadable.ts';

/** A file that was read, at most one byte more than an upload may have. */
export interface FileRead {
  /** As it was named; `-` is standard input. */
  readonly path: string;
  readonly bytes: Uint8Array;
  /** How many bytes it has; of a stream that was left off, how many were read. */
  readonly size: number;
  /** When it was last changed. */
  readonly changed: Date;
}

/** Reads a file, a pipe or standard input (`-`), bounded; throws UnreadableError where there is nothing to read. */
export async function readFile(path: string, terminal: Terminal): Promise<FileRead> {
  if (path === '-') {
    const bytes = await terminal.readStdin(MAX_UPLOAD_BYTES);
    return { path, bytes, size: bytes.length, changed: new Date() };
  }
  try {
    const about = await stat(path);
    if (about.isDirectory()) throw new UnreadableError('is-a-folder', { path });
    const bytes = await readAtMost(createReadStream(path), MAX_UPLOAD_BYTES + 1);
    return { path, bytes, size: Math.max(about.size, bytes.length), changed: about.mtime };
  } catch (error) {
    throw unreadable(error, path);
  }
}
