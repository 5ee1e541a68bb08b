import { readdir, stat } from 'node:fs/promises';
import { join } from 'node:path';
import { UnreadableError } from '../command-error.ts';
import { unreadable } from './unreadable.ts';

const TABLE = /\.(csv|tsv|txt)$/i;
/** Excel's own lock files, and what a system hides. */
const HIDDEN = /^[.~]/;

/** The files that a path means: itself, or the tables below a folder, by name; `-` is standard input. */
export async function findTables(path: string): Promise<readonly string[]> {
  if (path === '-') return [path];
  try {
    if (!(await stat(path)).isDirectory()) return [path];
    const entries = await readdir(path, { recursive: true, withFileTypes: true });
    const found = entries
      .filter((entry) => !entry.isDirectory() && TABLE.test(entry.name) && !HIDDEN.test(entry.name))
      .map((entry) => join(entry.parentPath, entry.name));
    if (found.length === 0) throw new UnreadableError('no-tables', { path });
    return found.toSorted();
  } catch (error) {
    throw unreadable(error, path);
  }
}
